package dev.plumbline.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.models.engine.HostTensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises. */
abstract class CheckpointStoreContract {
    private static final int RACERS = 16;
    private static final String PARENT = Checkpoints.digest("parent");

    /** The store under test: each call gives another client of the same store. */
    abstract FileStore store() throws Exception;

    /** Replaces the content of a stored file behind the store's back. */
    abstract void overwrite(FileName name, UnaryOperator<byte[]> change) throws Exception;

    private void damageSnapshots() throws Exception {
        for (StoredFile file : store().files("")) {
            if (file.name() instanceof FileName.Snapshot) {
                overwrite(file.name(), bytes -> {
                    bytes[bytes.length - 1] ^= 1;
                    return bytes;
                });
            }
        }
    }

    /** Leaves what a writer that dies half-way leaves, of weights and of a marker. */
    abstract void crashHalfWay(CheckpointRef ref) throws Exception;

    @Test
    void opensWhatWasPut() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        assertThat(ref.stage()).isEqualTo(Checkpoints.STAGE);
        assertThat(ref.epoch()).isEqualTo(1);
        assertThat(ref.sha256())
                .isEqualTo(CheckpointFile.of(Checkpoints.containing(6)).sha256());
        assertThat(store().open(ref)).isEqualTo(Checkpoints.containing(6));
        assertThat(store().uri(ref).toString()).contains(ref.stage(), ref.sha256());
    }

    @Test
    void putsTheSameTwiceAsOne() throws Exception {
        CheckpointRef first = store().put(Checkpoints.containing(6), 1);
        assertThat(store().put(Checkpoints.containing(6), 1)).isEqualTo(first);
        assertThat(store().open(first)).isEqualTo(Checkpoints.containing(6));
    }

    @Test
    void keepsTheFirstMarker() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        assertThat(store().marker(ref.stage(), 1, 1)).isEmpty();
        assertThat(store().finalise(ref, utf8("first"))).isEqualTo(utf8("first"));
        assertThat(store().finalise(ref, utf8("second"))).isEqualTo(utf8("first"));
        assertThat(store().marker(ref.stage(), 1, 1)).hasValue(utf8("first"));
    }

    @Test
    void keepsGenerationsApart() throws Exception {
        CheckpointRef first = store().put(Checkpoints.containing(6), 1);
        CheckpointRef second = store().put(Checkpoints.containing(7), 2);
        store().finalise(first, utf8("one"));
        assertThat(store().marker(first.stage(), 1, 2)).isEmpty();
        assertThat(store().finalise(second, utf8("two"))).isEqualTo(utf8("two"));
        assertThat(store().marker(first.stage(), 1, 1)).hasValue(utf8("one"));
    }

    @Test
    void hasOneWinnerOfARace() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RACERS);
        List<CheckpointStore> stores = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            stores.add(store());
        }
        try {
            for (int generation = 1; generation <= 5; generation++) {
                assertThat(race(threads, stores, generation)).hasSize(RACERS).containsOnly(winner(generation));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void dropsWeightsThatCameSecond() throws Exception {
        CheckpointRef winner = store().put(Checkpoints.containing(6), 1);
        CheckpointRef loser = store().put(Checkpoints.containing(7), 1);
        store().drop(loser);
        store().drop(loser);
        assertThat(store().open(winner)).isEqualTo(Checkpoints.containing(6));
        assertThatThrownBy(() -> store().open(loser)).isInstanceOf(CorruptCheckpoint.class);
    }

    @Test
    void refusesWeightsWithAFlippedBit() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        overwrite(FileName.Weights.of(ref), CheckpointStoreContract::flipped);
        assertThatThrownBy(() -> store().open(ref))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContainingAll(FileName.Weights.of(ref).path(), "have the hash");
    }

    @Test
    void refusesTornWeights() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        overwrite(FileName.Weights.of(ref), bytes -> Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> store().open(ref))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContainingAll(FileName.Weights.of(ref).path(), "have the hash");
    }

    @Test
    void saysThatWeightsAreGone() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        store().drop(ref);
        assertThatThrownBy(() -> store().open(ref))
                .isInstanceOf(CorruptCheckpoint.class)
                .isNotInstanceOf(CollectedCheckpoint.class)
                .hasMessageContainingAll(FileName.Weights.of(ref).path(), "gone");
    }

    @Test
    void saysThatWeightsWereCollected() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        store().finalise(ref, utf8("marker"));
        store().collect(FileName.Weights.of(ref), "superseded", Instant.EPOCH);
        store().collect(FileName.Weights.of(ref), "superseded", Instant.EPOCH.plusSeconds(1));
        assertThatThrownBy(() -> store().open(ref))
                .isInstanceOf(CollectedCheckpoint.class)
                .hasMessageContainingAll(FileName.Weights.of(ref).path(), "checkpoint gc", "1970-01-01T00:00:00Z");
        assertThat(store().marker(ref.stage(), 1, 1)).hasValue(utf8("marker"));
        assertThat(store().put(Checkpoints.containing(6), 1)).isEqualTo(ref);
        assertThat(store().open(ref)).isEqualTo(Checkpoints.containing(6));
    }

    @Test
    void listsItsFiles() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        store().finalise(ref, utf8("marker"));
        String manifest = store().putManifest(utf8("a 0\n"));
        assertThat(store().files("").stream().map(StoredFile::name))
                .containsExactlyInAnyOrder(
                        FileName.Weights.of(ref),
                        new FileName.Marker(ref.stage(), 1, 1),
                        new FileName.Manifest(manifest));
        assertThat(store().files("stage/" + ref.stage().substring(0, 8))).hasSize(2);
        assertThat(store().files("stage/none")).isEmpty();
        StoredFile file = store().files(FileName.Weights.of(ref).path()).get(0);
        assertThat(file.bytes()).isEqualTo(ref.bytes());
        assertThat(file.modified())
                .isBetween(Instant.now().minusSeconds(3600), Instant.now().plusSeconds(3600));
    }

    @Test
    void keepsWeightsFromElsewhereByTheirHash(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("resnet.safetensors");
        Map<String, HostTensor> weights = Map.of("fc.bias", HostTensor.floats(List.of(2L), 1, 2));
        WeightsFile.content(weights).write(file);
        String sha256 = store().putWeights(file);
        assertThat(sha256).isEqualTo(Digest.of(Files.readAllBytes(file)));
        assertThat(store().weights(sha256)).isEqualTo(weights);
        overwrite(new FileName.Imported(sha256), CheckpointStoreContract::flipped);
        assertThatThrownBy(() -> store().weights(sha256))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContaining("have the hash");
        assertThatThrownBy(() -> store().weights(Checkpoints.digest("none")))
                .isInstanceOf(CorruptCheckpoint.class)
                .hasMessageContaining("checkpoint import");
    }

    @Test
    void refusesWeightsOfAnotherEpoch() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        CheckpointRef other = new CheckpointRef(ref.stage(), 2, 1, ref.sha256(), ref.bytes());
        assertThatThrownBy(() -> store().open(other)).isInstanceOf(CorruptCheckpoint.class);
    }

    @Test
    void worksOnAfterACrashHalfWay() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        store().drop(ref);
        crashHalfWay(ref);
        assertThat(store().marker(ref.stage(), 1, 1)).isEmpty();
        assertThatThrownBy(() -> store().open(ref)).isInstanceOf(CorruptCheckpoint.class);
        assertThat(store().put(Checkpoints.containing(6), 1)).isEqualTo(ref);
        assertThat(store().finalise(ref, utf8("whole"))).isEqualTo(utf8("whole"));
        assertThat(store().open(ref)).isEqualTo(Checkpoints.containing(6));
    }

    @Test
    void givesTheSnapshotThatHasComeFurthestOfTheEpochFromThere() throws Exception {
        assertThat(store().snapshot(Checkpoints.STAGE, 1, PARENT)).isEmpty();
        store().putSnapshot(PARENT, Checkpoints.snapshot(3));
        store().putSnapshot(PARENT, Checkpoints.snapshot(5));
        assertThat(store().snapshot(Checkpoints.STAGE, 1, PARENT)).hasValue(Checkpoints.snapshot(5));
        assertThat(store().snapshot(Checkpoints.STAGE, 1, "0".repeat(64))).isEmpty();
        assertThat(store().snapshot(Checkpoints.STAGE, 2, PARENT)).isEmpty();
    }

    @Test
    void passesOverADamagedSnapshot() throws Exception {
        store().putSnapshot(PARENT, Checkpoints.snapshot(3));
        damageSnapshots();
        assertThat(store().snapshot(Checkpoints.STAGE, 1, PARENT)).isEmpty();
        store().putSnapshot(PARENT, Checkpoints.snapshot(2));
        assertThat(store().snapshot(Checkpoints.STAGE, 1, PARENT)).hasValue(Checkpoints.snapshot(2));
    }

    @Test
    void dropsAnEpochsSnapshotsAndNothingElse() throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), 1);
        store().putSnapshot(PARENT, Checkpoints.snapshot(3));
        store().putSnapshot("0".repeat(64), Checkpoints.snapshot(4));
        store().dropSnapshots(Checkpoints.STAGE, 1);
        store().dropSnapshots(Checkpoints.STAGE, 1);
        store().dropSnapshots(Checkpoints.STAGE, 2);
        assertThat(store().snapshot(Checkpoints.STAGE, 1, PARENT)).isEmpty();
        assertThat(store().snapshot(Checkpoints.STAGE, 1, "0".repeat(64))).isEmpty();
        assertThat(store().open(ref)).isEqualTo(Checkpoints.containing(6));
    }

    @Test
    void keepsManifestsByTheirHash() throws Exception {
        String sha256 = store().putManifest(utf8("a 0\n"));
        assertThat(sha256).isEqualTo(Checkpoints.digest("a 0\n"));
        assertThat(store().putManifest(utf8("a 0\n"))).isEqualTo(sha256);
        assertThat(store().manifest(sha256)).isEqualTo(utf8("a 0\n"));
        assertThatThrownBy(() -> store().manifest(Checkpoints.digest("another")))
                .isInstanceOf(CorruptCheckpoint.class);
    }

    private List<String> race(ExecutorService threads, List<CheckpointStore> stores, int generation) throws Exception {
        CheckpointRef ref = store().put(Checkpoints.containing(6), generation);
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<Future<String>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            byte[] mine = utf8("marker of racer " + i);
            CheckpointStore store = stores.get(i);
            racers.add(threads.submit(() -> {
                start.await();
                return new String(store.finalise(ref, mine), StandardCharsets.UTF_8);
            }));
        }
        List<String> seen = new ArrayList<>();
        for (Future<String> racer : racers) {
            seen.add(racer.get());
        }
        return seen;
    }

    private String winner(int generation) throws Exception {
        byte[] marker = store().marker(Checkpoints.STAGE, 1, generation).orElseThrow();
        return new String(marker, StandardCharsets.UTF_8);
    }

    private static byte[] flipped(byte[] bytes) {
        bytes[bytes.length - 1] ^= 1;
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
