package dev.plumbline.evaluators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.catalogue.Augmentation;
import dev.plumbline.contracts.catalogue.Averaging;
import dev.plumbline.contracts.catalogue.Decay;
import dev.plumbline.contracts.catalogue.Optimizer;
import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Regularisation;
import dev.plumbline.contracts.catalogue.Schedule;
import dev.plumbline.contracts.catalogue.View;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.PredictionsRef;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.loading.ImageSets;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.Selection;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.evaluators.metric.Scorer;
import dev.plumbline.evaluators.metric.TestSplit;
import dev.plumbline.models.Classifier;
import dev.plumbline.models.Scoring;
import dev.plumbline.models.StepListener;
import dev.plumbline.models.StoredImages;
import dev.plumbline.models.Training;
import dev.plumbline.models.Trainings;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.models.engine.Predictions;
import dev.plumbline.models.prediction.KeptPredictions;
import dev.plumbline.service.work.StorePatience;
import dev.plumbline.service.work.WorkFailed;
import dev.plumbline.service.work.WorkOutcome;
import dev.plumbline.service.work.WorkProgress;
import dev.plumbline.service.work.WorkStopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringBenchIT {
    private static final int IMAGES = 150;

    private static final Recipe RECIPE = new Recipe(
            "test",
            new View(View.Fit.CENTRE, 32, 32, List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
            Augmentation.none(),
            16,
            1,
            1,
            null,
            new Optimizer.Sgd(0.02, 0.9, false, 0),
            Schedule.of(new Decay.Constant()),
            Regularisation.none(),
            new Averaging(0.9, 2),
            Precision.FLOAT32);

    @TempDir
    private Path directory;

    private final Engine engine = Engine.start("cpu", 1);
    private CheckpointStore store;
    private StoredImages images;
    private Stage stage;
    private CheckpointRef checkpoint;

    @BeforeEach
    void train() throws Exception {
        store = new DirectoryStore(directory);
        Sources sources = Sources.of(List.of());
        images = new StoredImages(store, new ImageSets(sources, 1_000_000));
        Variant variant =
                Variant.of(new ClassChoice.Random(3), null, new ImageBudget.Total(IMAGES), null, null, null, null);
        Manifest manifest = Selection.manifest(sources.source("rendered:objects"), variant);
        store.putManifest(manifest.bytes());
        stage = new Stage(StageKind.FINETUNE, "convnet6_tiny", manifest.ref(), RECIPE, 1, null);
        try (Training training = new Trainings(engine, System::nanoTime).fresh(stage)) {
            assertThat(training.epoch(1, images.open(stage.data(), RECIPE.view()), StepListener.NONE))
                    .isPresent();
            checkpoint = store.put(training.checkpoint(), 1);
        }
    }

    private ScoringBench bench() {
        return bench((of, read) -> new Scoring(engine, of, read));
    }

    private ScoringBench bench(ScoringBench.Classifiers classifiers) {
        return new ScoringBench(new ScoringBench.Backdrop(
                store,
                StorePatience.standard(),
                images,
                classifiers,
                new Topics("small").evaluations(),
                "w",
                InstantSource.system()));
    }

    private KeptPredictions kept(@Nullable PredictionsRef ref) throws Exception {
        String sha256 = Objects.requireNonNull(ref).sha256();
        return KeptPredictions.read(sha256, store.predictions(checkpoint, sha256));
    }

    private EvaluationWork work(String test, DataRef data) {
        return new EvaluationWork(
                stage, checkpoint, "task", new TestSet(test, TestRole.OOD_TEST, data), Evaluation.METRIC_VERSION, 1);
    }

    private static WorkProgress progress(EvaluationWork work) {
        return new WorkProgress(work, System::nanoTime, Optional::empty);
    }

    @Test
    void countsWhatTheCheckpointSaysOfEachImage() throws Exception {
        EvaluationWork one = work("one", stage.data());
        EvaluationWork two = work("two", stage.data());
        try (ScoringBench bench = bench();
                Scoring scoring = new Scoring(engine, stage, store.open(checkpoint))) {
            Evaluation first = bench.perform(one, progress(one)).event();
            var set = images.open(stage.data(), RECIPE.view());
            int[] predicted = scoring.predict(set).labels();
            long correct = 0;
            for (int i = 0; i < IMAGES; i++) {
                correct += predicted[i] == set.label(i) ? 1 : 0;
            }
            assertThat(first.counts().images()).isEqualTo(IMAGES);
            assertThat(first.accuracy()).isEqualTo((double) correct / IMAGES).isGreaterThan(1.0 / 3);

            Scoring.Answers answers = scoring.answers(set, done -> true).orElseThrow();
            assertThat(first.averaged()).isNotNull().isNotEqualTo(first.counts());
            assertThat(kept(first.predictions()).predictions().classes())
                    .isEqualTo(answers.weights().classes())
                    .hasSize(3 * IMAGES);
            assertThat(kept(first.predictions()).predictions().scores())
                    .isEqualTo(answers.weights().scores());
            KeptPredictions averaged = kept(first.averagedPredictions());
            assertThat(averaged.predicted())
                    .isEqualTo(Objects.requireNonNull(answers.averaged()).labels());
            assertThat(averaged.header().averaged()).isTrue();
            assertThat(first.scores())
                    .as("scored again from what was kept")
                    .isEqualTo(Scorer.outcome(
                                    TestSplit.of(averaged),
                                    kept(first.predictions()).predicted(),
                                    averaged.predicted())
                            .scores());

            Files.delete(Path.of(store.uri(checkpoint)));
            Evaluation second = bench.perform(two, progress(two)).event();
            assertThat(second.counts()).as("scored from memory").isEqualTo(first.counts());
            assertThat(second.eventId()).isNotEqualTo(first.eventId());
        }
    }

    @Test
    void stopsAfterABatchAndNamesWhatIsWrongWithItsInputs() throws Exception {
        EvaluationWork work = work("one", stage.data());
        int[] asked = {0};
        WorkProgress stopping = new WorkProgress(
                work, System::nanoTime, () -> asked[0]++ < 1 ? Optional.empty() : Optional.of(WorkOutcome.CANCELLED));
        try (ScoringBench bench = bench()) {
            assertThatExceptionOfType(WorkStopped.class).isThrownBy(() -> bench.perform(work, stopping));
            assertThat(asked[0]).isEqualTo(2);

            EvaluationWork unknown = work("two", new DataRef("elsewhere", "0".repeat(64), 5, 3));
            assertThat(failure(bench, unknown).cause()).isEqualTo(Failure.Cause.DATA);
        }
        Files.write(Path.of(store.uri(checkpoint)), new byte[] {1, 2, 3});
        try (ScoringBench fresh = bench()) {
            Failure failure = failure(fresh, work);
            assertThat(failure.cause()).isEqualTo(Failure.Cause.CORRUPT_CHECKPOINT);
            assertThat(failure.message()).contains(checkpoint.sha256());
        }
    }

    @Test
    void failsWhereTheCheckpointAnswersWithNoNumbers() throws Exception {
        EvaluationWork work = work("one", stage.data());
        try (ScoringBench bench = bench((of, read) -> new Clueless(7))) {
            Failure failure = failure(bench, work);
            assertThat(failure.cause()).isEqualTo(Failure.Cause.NON_FINITE_LOSS);
            assertThat(failure.message()).contains(checkpoint.sha256(), "7 of 150 images of one");
        }
    }

    @Test
    void failsWhereATestSetHasNoImagesInsteadOfScoringItZero() throws Exception {
        String manifest = new String(store.manifest(stage.data().manifest()), UTF_8);
        String header = manifest.substring(0, manifest.indexOf('\n', manifest.indexOf('{')) + 1);
        String empty = store.putManifest(
                header.replace("\"images\":" + IMAGES, "\"images\":0").getBytes(UTF_8));
        EvaluationWork work = work("empty", new DataRef(stage.data().source(), empty, IMAGES, 3));
        try (ScoringBench bench = bench()) {
            Failure failure = failure(bench, work);
            assertThat(failure.cause()).isEqualTo(Failure.Cause.DATA);
            assertThat(failure.message()).contains("manifest.images: 0; expected at least 1");
        }
    }

    /** Answers the first {@code lost} images with NaN. */
    private record Clueless(int lost) implements Classifier {
        @Override
        public Optional<Scoring.Answers> answers(ImageSet set, IntPredicate goOn) {
            float[] scores = new float[set.count()];
            Arrays.fill(scores, 0, lost, Float.NaN);
            return Optional.of(new Scoring.Answers(new Predictions(1, new int[set.count()], scores), null));
        }

        @Override
        public void close() {}
    }

    private static Failure failure(ScoringBench bench, EvaluationWork work) {
        return catchThrowableOfType(WorkFailed.class, () -> bench.perform(work, progress(work)))
                .failure();
    }
}
