package dev.plumbline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.catalogue.Averaging;
import dev.plumbline.contracts.catalogue.Optimizer;
import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Regularisation;
import dev.plumbline.contracts.event.CheckpointDone.EpochMetrics;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.CheckpointFile;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.models.engine.HostTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingIT {
    private static final ColouredSquares IMAGES = new ColouredSquares(96, 3, 16, 7);

    private final Engine engine = Engine.start("cpu", 1);
    private final Trainings trainings = new Trainings(engine, System::nanoTime);

    static Stream<Recipe> recipes() {
        return Stream.of(
                Stages.recipe(Stages.SGD, Precision.FLOAT32, 2),
                Stages.recipe(Stages.SGD, Precision.BFLOAT16, 2),
                Stages.recipe(Stages.ADAMW, Precision.FLOAT32, 2));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void learnsASeparableSet(Recipe recipe) throws Exception {
        Stage stage = Stages.pretraining(IMAGES, recipe, 0);
        try (Training training = trainings.fresh(stage)) {
            EpochMetrics first = epoch(training);
            EpochMetrics second = epoch(training);
            assertThat(second.loss()).isLessThan(first.loss());
            assertThat(second.images()).isEqualTo(96);
            assertThat(second.steps()).isEqualTo(12);
            assertThat(second.gradientNorm()).isPositive();
            try (Scoring scoring = new Scoring(engine, stage, training.checkpoint())) {
                int[] labels = scoring.predict(IMAGES).labels();
                assertThat(IntStream.range(0, labels.length).filter(i -> labels[i] == IMAGES.label(i)))
                        .hasSizeGreaterThan(80);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void resumesBitForBit(Recipe recipe) throws Exception {
        Stage stage = Stages.pretraining(IMAGES, recipe, 3);
        Checkpoint after1;
        Checkpoint after2;
        try (Training uninterrupted = trainings.fresh(stage)) {
            epoch(uninterrupted);
            after1 = uninterrupted.checkpoint();
            epoch(uninterrupted);
            after2 = uninterrupted.checkpoint();
        }
        try (Training resumed = trainings.resume(stage, after1)) {
            epoch(resumed);
            assertThat(sha256(resumed.checkpoint())).isEqualTo(sha256(after2)).isNotEqualTo(sha256(after1));
        }
    }

    @Test
    void repeatsTwentyStepsExactly() throws Exception {
        Recipe recipe = Stages.recipe(Stages.SGD, Precision.FLOAT32, 2);
        assertThat(twentyLosses(recipe, 5)).isEqualTo(twentyLosses(recipe, 5)).isNotEqualTo(twentyLosses(recipe, 6));
    }

    @Test
    void givesTheSameBitsBesideAnotherTraining() throws Exception {
        List<Stage> stages = List.of(
                Stages.pretraining(IMAGES, Stages.recipe(Stages.SGD, Precision.FLOAT32, 2), 1),
                Stages.pretraining(IMAGES, Stages.recipe(Stages.ADAMW, Precision.FLOAT32, 2), 2));
        List<String> alone = new ArrayList<>();
        for (Stage stage : stages) {
            alone.add(trained(stage, new CyclicBarrier(1)));
        }
        CyclicBarrier together = new CyclicBarrier(stages.size());
        ExecutorService threads = Executors.newFixedThreadPool(stages.size());
        try {
            List<Future<String>> beside = new ArrayList<>();
            for (Stage stage : stages) {
                beside.add(threads.submit(() -> trained(stage, together)));
            }
            for (int i = 0; i < stages.size(); i++) {
                assertThat(beside.get(i).get()).isEqualTo(alone.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void startsFromAParentWithANewHead() throws Exception {
        Recipe recipe = Stages.recipe(Stages.SGD, Precision.FLOAT32, 1);
        Stage pretraining = Stages.pretraining(IMAGES, recipe, 0);
        Checkpoint parent;
        try (Training training = trainings.fresh(pretraining)) {
            epoch(training);
            parent = training.checkpoint();
        }
        ColouredSquares task = new ColouredSquares(16, 2, 16, 8);
        try (Training child = trainings.fromParent(Stages.finetuning(task, recipe, pretraining), parent)) {
            Map<String, HostTensor> begun = child.state();
            assertThat(tensor(begun, "fc.weight").shape()).containsExactly(2L, 64L);
            for (String name : List.of("conv1.weight", "layer3.0.bn2.bias", "layer2.0.downsample.1.running_var")) {
                assertThat(tensor(begun, name)).as(name).isEqualTo(tensor(parent.tensors(), name));
            }
        }
    }

    @Test
    void stopsWithinABatch() throws Exception {
        Stage stage = Stages.pretraining(IMAGES, Stages.recipe(Stages.SGD, Precision.FLOAT32, 2), 0);
        List<StepListener.Step> seen = new ArrayList<>();
        try (Training training = trainings.fresh(stage)) {
            assertThat(training.epoch(1, IMAGES, step -> {
                        seen.add(step);
                        return seen.size() < 3;
                    }))
                    .isEmpty();
            assertThat(seen).extracting(StepListener.Step::images).containsExactly(8L, 16L, 24L);
            assertThatThrownBy(training::checkpoint).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> training.epoch(2, IMAGES, StepListener.NONE))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    /** RMSprop with momentum, an average, accumulation, clipping and epochs that end within a pass, stopped anywhere. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 4"})
    void goesOnWithEveryOptionAsIfItHadNotStopped(int epoch, int step) throws Exception {
        Stage stage = Stages.pretraining(IMAGES, everyOption(), 11);
        List<EpochMetrics> whole = new ArrayList<>();
        String uninterrupted;
        try (Training training = trainings.fresh(stage)) {
            whole.add(epoch(training));
            whole.add(epoch(training));
            uninterrupted = sha256(training.checkpoint());
        }
        assertThat(whole).extracting(EpochMetrics::images).containsExactly(56L, 56L);
        Checkpoint snapshot;
        try (Training stopped = trainings.fresh(stage)) {
            while (stopped.epoch() < epoch - 1) {
                epoch(stopped);
            }
            assertThat(stopped.epoch(epoch, IMAGES, done -> done.step() + 1 < step))
                    .isEmpty();
            snapshot = stopped.snapshot().orElseThrow();
        }
        try (Training resumed = trainings.resume(stage, snapshot)) {
            finish(resumed, whole, uninterrupted);
        }
    }

    @Test
    void keepsAnAverageBesideTheWeights() throws Exception {
        Stage stage = Stages.pretraining(IMAGES, everyOption(), 11);
        try (Training training = trainings.fresh(stage)) {
            epoch(training);
            Checkpoint checkpoint = training.checkpoint();
            HostTensor average = tensor(checkpoint.tensors(), "averaged.conv1.weight");
            assertThat(average).isNotEqualTo(tensor(checkpoint.tensors(), "conv1.weight"));
            assertThat(tensor(checkpoint.tensors(), "averaged.bn1.num_batches_tracked")
                            .bytes()
                            .getLong())
                    .isEqualTo(4 * 6 + 4);
            try (Scoring scoring = new Scoring(engine, stage, checkpoint)) {
                Scoring.Answers answers = scoring.answers(IMAGES, done -> true).orElseThrow();
                assertThat(answers.weights().scores())
                        .isEqualTo(scoring.predict(IMAGES).scores());
                assertThat(Objects.requireNonNull(answers.averaged()).scores())
                        .isEqualTo(scores(averageAsWeights(checkpoint)))
                        .isNotEqualTo(answers.weights().scores());
                assertThat(scoring.answers(IMAGES, done -> false)).isEmpty();
            }
            Map<String, HostTensor> fewer = new HashMap<>(checkpoint.tensors());
            fewer.remove("averaged.conv1.weight");
            assertThatThrownBy(() -> new Scoring(engine, stage, new Checkpoint(checkpoint.header(), fewer)))
                    .hasMessageContaining("averaged.conv1.weight");
            Stage child = Stages.finetuning(IMAGES, Stages.recipe(Stages.SGD, Precision.FLOAT32, 1), stage);
            try (Training finetuning = trainings.fromParent(child, checkpoint)) {
                assertThat(tensor(finetuning.state(), "conv1.weight"))
                        .isEqualTo(tensor(checkpoint.tensors(), "conv1.weight"));
            }
        }
    }

    /** The scores of a model whose weights are a checkpoint's average. */
    private float[] scores(Map<String, HostTensor> weights) throws Exception {
        Stage plain = Stages.pretraining(IMAGES, Stages.recipe(Stages.SGD, Precision.FLOAT32, 2), 11);
        try (Training training = trainings.fresh(plain)) {
            epoch(training);
            Checkpoint.Header header = training.checkpoint().header();
            try (Scoring scoring = new Scoring(engine, plain, new Checkpoint(header, weights))) {
                return scoring.predict(IMAGES).scores();
            }
        }
    }

    private static Map<String, HostTensor> averageAsWeights(Checkpoint checkpoint) {
        Map<String, HostTensor> weights = new HashMap<>();
        checkpoint.tensors().forEach((name, tensor) -> {
            if (name.startsWith("averaged.")) {
                weights.put(name.substring("averaged.".length()), tensor);
            }
        });
        return weights;
    }

    private static Recipe everyOption() {
        Optimizer rmsProp = new Optimizer.RmsProp(0.002, 0.9, 0.0316, 0.9, 1e-4);
        return new RecipeDraft(Stages.recipe(rmsProp, Precision.FLOAT32, 2))
                .accumulation(8, 4)
                .epochImages(60L)
                .regularisation(new Regularisation(0.1, Regularisation.Decayed.WEIGHTS, 0.5))
                .averaging(new Averaging(0.9, 3))
                .recipe();
    }

    @Test
    void stopsBeforeTheStepWithANonFiniteLossOfAnyPart() {
        Recipe recipe = new RecipeDraft(Stages.recipe(new Optimizer.Sgd(1e6, 0.9, false, 0), Precision.FLOAT32, 2))
                .accumulation(8, 2)
                .regularisation(new Regularisation(0, Regularisation.Decayed.ALL, 1e6))
                .recipe();
        try (Training training = trainings.fresh(Stages.pretraining(IMAGES, recipe, 0))) {
            assertThatThrownBy(() -> training.epoch(1, IMAGES, StepListener.NONE))
                    .isInstanceOf(NonFiniteLoss.class);
            assertThatThrownBy(training::snapshot).isInstanceOf(IllegalStateException.class);
        }
    }

    /** Stopped in the first and in the second epoch, at the first, a middle and the last but one of 12 steps. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "2, 5", "2, 11"})
    void goesOnWithinAnEpochAsIfItHadNotStopped(int epoch, int step) throws Exception {
        Stage stage = Stages.pretraining(IMAGES, Stages.recipe(Stages.SGD, Precision.FLOAT32, 2), 4);
        List<EpochMetrics> whole = new ArrayList<>();
        String uninterrupted;
        try (Training training = trainings.fresh(stage)) {
            whole.add(epoch(training));
            whole.add(epoch(training));
            uninterrupted = sha256(training.checkpoint());
        }
        Checkpoint snapshot;
        try (Training stopped = trainings.fresh(stage)) {
            assertThat(stopped.snapshot()).isEmpty();
            if (epoch == 2) {
                epoch(stopped);
                assertThat(stopped.snapshot()).isEmpty();
            }
            assertThat(stopped.epoch(epoch, IMAGES, done -> done.step() + 1 < step))
                    .isEmpty();
            snapshot = stopped.snapshot().orElseThrow();
            finish(stopped, whole, uninterrupted);
        }
        Checkpoint.Within within = Objects.requireNonNull(snapshot.header().within());
        assertThat(within.steps()).isEqualTo(step);
        assertThat(snapshot.header().epoch()).isEqualTo(epoch - 1);
        assertThat(snapshot.header().step()).isEqualTo(12 * (epoch - 1) + step);
        try (Training resumed = trainings.resume(stage, snapshot)) {
            assertThat(resumed.epoch()).isEqualTo(epoch - 1);
            finish(resumed, whole, uninterrupted);
        }
    }

    /** Trains to the stage's end; what was measured apart, all is as it was in the epochs that nothing stopped. */
    private static void finish(Training training, List<EpochMetrics> whole, String uninterrupted) throws Exception {
        while (training.epoch() < 2) {
            EpochMetrics expected = whole.get(training.epoch());
            assertThat(epoch(training))
                    .usingRecursiveComparison()
                    .ignoringFields("seconds", "dataWait", "step")
                    .isEqualTo(expected);
        }
        assertThat(sha256(training.checkpoint())).isEqualTo(uninterrupted);
    }

    @Test
    void stopsBeforeTheStepWithANonFiniteLoss() {
        Recipe recipe = Stages.recipe(new Optimizer.Sgd(1e6, 0.9, false, 0), Precision.FLOAT32, 2);
        Stage stage = Stages.pretraining(IMAGES, recipe, 0);
        List<StepListener.Step> seen = new ArrayList<>();
        try (Training training = trainings.fresh(stage)) {
            assertThatThrownBy(() -> training.epoch(1, IMAGES, seen::add))
                    .isInstanceOfSatisfying(NonFiniteLoss.class, e -> {
                        assertThat(e.step()).isEqualTo(seen.size());
                        assertThat(e).hasMessageContaining("epoch 1, step " + seen.size());
                    });
        }
        assertThat(seen).extracting(StepListener.Step::loss).allMatch(Double::isFinite);
    }

    @Test
    void refusesImagesOfAnotherShape() {
        Stage stage = Stages.pretraining(IMAGES, Stages.recipe(Stages.SGD, Precision.FLOAT32, 1), 0);
        try (Training training = trainings.fresh(stage)) {
            assertThatThrownBy(() -> training.epoch(1, new ColouredSquares(96, 3, 32, 7), StepListener.NONE))
                    .hasMessageContaining("16 pixels in 3 classes, not 32 in 3");
        }
    }

    @Test
    void refusesADeviceThatIsNotThere() {
        assertThatThrownBy(() -> Engine.start("gpu99", 1)).hasMessageContaining("gpu99");
    }

    @Test
    void refusesCheckpointsThatDoNotFit() throws Exception {
        Recipe recipe = Stages.recipe(Stages.SGD, Precision.FLOAT32, 2);
        Stage stage = Stages.pretraining(IMAGES, recipe, 0);
        try (Training training = trainings.fresh(stage)) {
            epoch(training);
            Checkpoint checkpoint = training.checkpoint();
            assertThatThrownBy(() -> trainings.resume(Stages.pretraining(IMAGES, recipe, 1), checkpoint))
                    .hasMessageContaining(stage.id());
            Map<String, HostTensor> fewer = new HashMap<>(checkpoint.tensors());
            fewer.remove("bn1.weight");
            Checkpoint torn = new Checkpoint(checkpoint.header(), fewer);
            assertThatThrownBy(() -> trainings.resume(stage, torn)).hasMessageContaining("bn1.weight");
            assertThatThrownBy(() -> trainings.fromParent(Stages.finetuning(IMAGES, recipe, stage), torn))
                    .hasMessageContaining("bn1.weight");
        }
    }

    private static EpochMetrics epoch(Training training) throws Exception {
        return training.epoch(training.epoch() + 1, IMAGES, StepListener.NONE).orElseThrow();
    }

    private String trained(Stage stage, CyclicBarrier start) throws Exception {
        try (Training training = trainings.fresh(stage)) {
            start.await();
            epoch(training);
            epoch(training);
            return sha256(training.checkpoint());
        }
    }

    private List<Double> twentyLosses(Recipe recipe, long seed) throws Exception {
        List<Double> losses = new ArrayList<>();
        try (Training training = trainings.fresh(Stages.pretraining(IMAGES, recipe, seed))) {
            for (int epoch = 1; epoch <= 2; epoch++) {
                var done = training.epoch(epoch, IMAGES, step -> losses.size() < 20 && losses.add(step.loss()));
                assertThat(done.isPresent()).isEqualTo(epoch == 1);
            }
        }
        return losses;
    }

    private static HostTensor tensor(Map<String, HostTensor> state, String name) {
        return Objects.requireNonNull(state.get(name), name);
    }

    private static String sha256(Checkpoint checkpoint) {
        return CheckpointFile.of(checkpoint).sha256();
    }
}
