package dev.plumbline.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.event.CheckpointRef;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends CheckpointStoreContract {
    @TempDir
    Path root;

    @Override
    CheckpointStore store() {
        return new DirectoryStore(root);
    }

    @Override
    void damage(CheckpointRef ref) throws Exception {
        byte[] bytes = Files.readAllBytes(weights(ref));
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights(ref), bytes);
    }

    @Override
    void crashHalfWay(CheckpointRef ref) throws Exception {
        Path epoch = weights(ref).resolveSibling("");
        byte[] half = Arrays.copyOf("half of some file".getBytes(StandardCharsets.UTF_8), 8);
        Files.write(Files.createTempFile(epoch, "tmp-", ""), half);
        Files.write(Files.createTempFile(epoch, "tmp-", ""), half);
    }

    @Test
    void namesFilesAsDocumented() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        store().finalise(ref, new byte[] {1});
        String manifest = store().putManifest(new byte[] {2});
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "stage/" + ref.stage() + "/1/" + ref.sha256() + ".safetensors",
                        "stage/" + ref.stage() + "/1/1.json",
                        "manifests/" + manifest);
    }

    @Test
    void isFoundByItsAddress() throws Exception {
        CheckpointRef ref = CheckpointStore.at(root.toUri()).put(Checkpoints.containing(6), 1);
        assertThat(store().open(ref)).isEqualTo(Checkpoints.containing(6));
        assertThatThrownBy(() -> CheckpointStore.at(URI.create("ftp://host/store")))
                .hasMessageContaining("file:")
                .hasMessageContaining("ftp://host/store");
    }

    private Path weights(CheckpointRef ref) {
        return Path.of(store().uri(ref));
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }
}
