package dev.plumbline.cli.rescoring;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.catalogue.RecipeRef;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.PredictionsRef;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.datasets.manifest.ClassLabel;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.ManifestHeader;
import dev.plumbline.datasets.manifest.ManifestRow;
import dev.plumbline.evaluators.metric.Scorer;
import dev.plumbline.evaluators.metric.TestSplit;
import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.models.checkpoint.FileName;
import dev.plumbline.models.engine.Predictions;
import dev.plumbline.models.prediction.KeptPredictions;
import dev.plumbline.models.prediction.PredictionsHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A test set of 10 images of cats, dogs and cars each, from 6 cameras, and evaluations on it whose predictions are kept. */
public final class KeptTestSet {
    static final CheckpointRef CHECKPOINT = new CheckpointRef(digest("stage"), 2, 1, digest("weights"), 10);
    private static final int IMAGES = 30;

    private final DirectoryStore store;
    private final DataRef data;
    private final TestSplit split;

    private KeptTestSet(DirectoryStore store, Manifest manifest) {
        this.store = store;
        this.data = manifest.ref();
        this.split = TestSplit.of(manifest);
    }

    public static KeptTestSet in(DirectoryStore store) throws IOException {
        List<ClassLabel> classes =
                List.of(new ClassLabel("cat", "cat"), new ClassLabel("dog", "dog"), new ClassLabel("car", "car"));
        Manifest manifest = Manifest.of(
                new ManifestHeader("source", digest("listing"), null, "id-test", classes, IMAGES, List.of()),
                IntStream.range(0, IMAGES)
                        .mapToObj(i -> new ManifestRow("%02d".formatted(i), i / 10, "camera-" + i % 6)));
        store.putManifest(manifest.bytes());
        return new KeptTestSet(store, manifest);
    }

    public int[] labels() {
        return split.labels();
    }

    /** Cats are dogs, dogs are cats, cars are cars. */
    public static int[] mistaken() {
        return IntStream.range(0, IMAGES).map(i -> new int[] {1, 0, 2}[i / 10]).toArray();
    }

    public Evaluation evaluation(String test, TestRole role, int... predicted) throws IOException {
        PredictionsHeader header = PredictionsHeader.of(CHECKPOINT, data, false, 1, split.groupNames());
        ByteBuffer file = KeptPredictions.encode(
                header, split.labels(), split.groups(), new Predictions(1, predicted, new float[IMAGES]));
        String sha256 = store.putPredictions(CHECKPOINT, file);
        return evaluation(
                test, role, Scorer.counts(split, predicted), new PredictionsRef(sha256, file.remaining(), IMAGES, 1));
    }

    static Evaluation evaluation(String test, TestRole role, LabelCounts counts, @Nullable PredictionsRef predictions) {
        return new Evaluation(
                CHECKPOINT,
                new RecipeRef("recipe", digest("recipe")),
                "task",
                test,
                role,
                1,
                counts,
                counts.accuracy(),
                counts.macroF1(),
                null,
                null,
                predictions,
                null,
                null,
                "worker",
                Instant.EPOCH);
    }

    /** Where the predictions of an evaluation are. */
    public Path file(Evaluation evaluation) {
        String sha256 = Objects.requireNonNull(evaluation.predictions()).sha256();
        return Path.of(store.uri(new FileName.Predictions(CHECKPOINT.stage(), CHECKPOINT.epoch(), sha256)));
    }

    static String digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
