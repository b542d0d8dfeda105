package dev.plumbline.models.retention;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.catalogue.RecipeRef;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointDone.EpochMetrics;
import dev.plumbline.contracts.event.CheckpointDone.StepSeconds;
import dev.plumbline.contracts.event.CheckpointDone.Validation;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.models.checkpoint.FileName;
import dev.plumbline.models.checkpoint.Inventory;
import dev.plumbline.models.checkpoint.StoredFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An inventory without a store. */
final class RandomStore {
    static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant SAFE = Instant.parse("2026-01-02T00:00:00Z");
    static final Instant YOUNG = Instant.parse("2026-01-03T00:00:00Z");

    private final List<StoredFile> files = new ArrayList<>();
    private final Map<FileName.Marker, CheckpointDone> markers = new LinkedHashMap<>();

    Inventory inventory() {
        return new Inventory(files, markers);
    }

    void file(FileName name, Instant modified) {
        files.add(new StoredFile(name, 100, modified));
    }

    /** Old weights and their marker. */
    CheckpointDone checkpoint(String stage, int epoch, int generation, double accuracy) {
        String sha256 = digest(stage + "/" + epoch + "/" + generation);
        CheckpointRef ref = new CheckpointRef(stage, epoch, generation, sha256, 100);
        CheckpointDone done = done(ref, accuracy < 0 ? null : new Validation(10, accuracy, null));
        file(FileName.Weights.of(done.checkpoint()), OLD);
        FileName.Marker marker = new FileName.Marker(stage, epoch, generation);
        file(marker, OLD);
        markers.put(marker, done);
        return done;
    }

    static CheckpointDone done(CheckpointRef ref, @Nullable Validation validation) {
        EpochMetrics metrics =
                new EpochMetrics(1, 0.5, 0.1, 1, 10, 1, 1, 0, new StepSeconds(0.1, 0.2, 0.3), null, validation);
        return new CheckpointDone(
                ref, StageKind.PRETRAIN, new RecipeRef("r", digest("r")), 1000, metrics, "worker", "cpu", OLD);
    }

    /** A few stages with holes, generations, orphans and leftovers. */
    static RandomStore drawn(Random random) {
        RandomStore store = new RandomStore();
        for (int s = random.nextInt(4); s >= 0; s--) {
            String stage = digest("stage " + s);
            int epochs = random.nextInt(8);
            for (int epoch = 1; epoch <= epochs; epoch++) {
                int generations = 1 + random.nextInt(2);
                for (int generation = 1; generation <= generations; generation++) {
                    store.checkpoint(stage, epoch, generation, random.nextInt(-1, 5) / 4.0);
                }
                if (random.nextInt(3) == 0) {
                    String orphan = digest("orphan " + random.nextInt());
                    store.file(new FileName.Weights(stage, epoch, orphan), random.nextBoolean() ? OLD : YOUNG);
                }
            }
            store.file(new FileName.Temporary("stage/tmp-" + s), random.nextBoolean() ? OLD : YOUNG);
        }
        store.file(new FileName.Manifest(digest("manifest")), OLD);
        store.file(new FileName.Imported(digest("imported")), OLD);
        return store;
    }

    /** What topics may say of it. */
    Citations cited(Random random) {
        Set<String> known = new HashSet<>();
        Set<String> awaited = new HashSet<>();
        Set<FileName.Weights> cited = new HashSet<>();
        for (CheckpointDone done : markers.values()) {
            if (random.nextInt(5) > 0) {
                known.add(done.checkpoint().stage());
            }
            if (random.nextInt(6) == 0) {
                cited.add(FileName.Weights.of(done.checkpoint()));
            }
            if (random.nextInt(12) == 0) {
                awaited.add(done.checkpoint().stage());
            }
        }
        return new Citations(known, cited, awaited);
    }

    /** The same after a collection. */
    RandomStore without(List<Verdict> deleted) {
        RandomStore rest = new RandomStore();
        rest.files.addAll(files);
        rest.files.removeAll(deleted.stream().map(Verdict::file).toList());
        rest.markers.putAll(markers);
        return rest;
    }

    static String digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
