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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends CheckpointStoreContract {
    @TempDir
    Path root;

    @Override
    FileStore store() {
        return new DirectoryStore(root);
    }

    @Override
    void overwrite(FileName name, UnaryOperator<byte[]> change) throws Exception {
        Path path = Path.of(store().uri(name));
        Files.write(path, change.apply(Files.readAllBytes(path)));
    }

    @Override
    void crashHalfWay(CheckpointRef ref) throws Exception {
        Path epoch = Path.of(store().uri(ref)).resolveSibling("");
        byte[] half = Arrays.copyOf("half of some file".getBytes(StandardCharsets.UTF_8), 8);
        Files.write(Files.createTempFile(epoch, "tmp-", ""), half);
        Files.write(Files.createTempFile(epoch, "tmp-", ""), half);
    }

    @Test
    void namesFilesAsDocumented() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        store().finalise(ref, new byte[] {1});
        String manifest = store().putManifest(new byte[] {2});
        store().putSnapshot(ref.sha256(), Checkpoints.snapshot(3));
        store().putSnapshot(ref.sha256(), Checkpoints.snapshot(4));
        String snapshot = CheckpointFile.of(Checkpoints.snapshot(4)).sha256();
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "stage/" + ref.stage() + "/1/" + ref.sha256() + "-" + snapshot + ".snapshot",
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
                .hasMessageContaining("s3:, not ftp");
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }
}
