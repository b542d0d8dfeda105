package dev.plumbline.models.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.CollectedCheckpoint;
import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.models.checkpoint.FileName;
import dev.plumbline.models.checkpoint.Inventory;
import dev.plumbline.models.checkpoint.StoredFile;
import dev.plumbline.models.engine.HostTensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisposalTest {
    private static final String STAGE = RandomStore.digest("stage");
    private static final Citations NONE = new Citations(Set.of(STAGE), Set.of(), Set.of());

    @TempDir
    Path root;

    private DirectoryStore store;
    private final List<CheckpointRef> epochs = new ArrayList<>();

    /** Four epochs, and weights without a marker. */
    @BeforeEach
    void fill() throws Exception {
        store = new DirectoryStore(root);
        for (int epoch = 1; epoch <= 4; epoch++) {
            CheckpointRef ref = put(epoch, epoch);
            store.finalise(ref, Json.events().writeValueAsBytes(RandomStore.done(ref, null)));
            epochs.add(ref);
        }
        put(4, 5);
    }

    @Test
    void deletesWhatThePlanSaysAndLeavesWord() throws Exception {
        List<Verdict> deleted = Disposal.carryOut(plan(), store, Instant.EPOCH);
        assertThat(deleted)
                .extracting(Verdict::reason)
                .containsExactlyInAnyOrder(Reason.PASSED, Reason.PASSED, Reason.ORPHAN);
        assertThat(store.open(epochs.get(3)).header().epoch()).isEqualTo(4);
        assertThat(store.open(epochs.get(2)).header().epoch()).isEqualTo(3);
        assertThatThrownBy(() -> store.open(epochs.get(0))).isInstanceOf(CollectedCheckpoint.class);
        assertThat(store.marker(STAGE, 1, 1)).isPresent();
        assertThat(plan()).allMatch(Verdict::keeps);
    }

    @Test
    void leavesWhatHasChangedSinceThePlan() throws Exception {
        List<Verdict> plan = plan();
        for (Verdict verdict : plan) {
            Files.setLastModifiedTime(path(verdict.file()), java.nio.file.attribute.FileTime.from(Instant.EPOCH));
        }
        assertThat(Disposal.carryOut(plan, store, Instant.EPOCH)).isEmpty();
        assertThat(store.open(epochs.get(0)).header().epoch()).isEqualTo(1);
    }

    private List<Verdict> plan() throws Exception {
        return Retention.plan(Inventory.of(store, ""), NONE, Instant.MAX);
    }

    private CheckpointRef put(int epoch, float content) throws Exception {
        String any = RandomStore.digest("any");
        Checkpoint.Header header =
                new Checkpoint.Header(1, STAGE, "resnet8_small", 10, epoch, 100, 5, any, any, "pytorch-2.7.1");
        return store.put(new Checkpoint(header, Map.of("fc.bias", HostTensor.floats(List.of(1L), content))), 1);
    }

    private Path path(StoredFile file) {
        FileName name = file.name();
        return root.resolve(name.path());
    }
}
