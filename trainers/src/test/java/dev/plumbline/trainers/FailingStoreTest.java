package dev.plumbline.trainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.checkpoint.DirectoryStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingStoreTest {
    @TempDir
    private Path directory;

    @Test
    void failsAsOftenAsItWasToldAndOnlyThere() throws Exception {
        FailingStore failing = new FailingStore(new DirectoryStore(directory)).failing("putManifest", 2);
        CheckpointStore store = failing.store();
        byte[] manifest = {1, 2, 3};
        assertThat(store.marker("0".repeat(64), 1, 1)).isEmpty();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.putManifest(manifest));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.putManifest(manifest));
        assertThat(store.manifest(store.putManifest(manifest))).isEqualTo(manifest);
        assertThat(failing.calls).containsExactly("marker", "putManifest", "putManifest", "putManifest", "manifest");
    }

    @Test
    void whatTheStoreItselfThrowsComesThrough() {
        CheckpointStore store = new FailingStore(new DirectoryStore(directory)).store();
        assertThatExceptionOfType(CorruptCheckpoint.class).isThrownBy(() -> store.manifest("0".repeat(64)));
    }
}
