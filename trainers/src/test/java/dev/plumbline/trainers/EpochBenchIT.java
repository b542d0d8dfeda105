package dev.plumbline.trainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.ManifestRow;
import dev.plumbline.models.Scoring;
import dev.plumbline.models.Training;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.checkpoint.FileName;
import dev.plumbline.models.checkpoint.FileStore;
import dev.plumbline.models.checkpoint.WeightsFile;
import dev.plumbline.models.engine.HostTensor;
import dev.plumbline.service.work.WorkFailed;
import dev.plumbline.service.work.WorkOutcome;
import dev.plumbline.service.work.WorkProgress;
import dev.plumbline.service.work.WorkStopped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochBenchIT {
    @TempDir
    private Path directory;

    private SmallWorld world;
    private Stage stage;

    @BeforeEach
    void render() throws IOException {
        world = new SmallWorld(directory);
        stage = world.pretraining(0.05);
    }

    private CheckpointDone train(EpochBench bench, EpochWork work)
            throws WorkFailed, WorkStopped, InterruptedException {
        return bench.perform(work, going(work)).event();
    }

    private static WorkProgress going(EpochWork work) {
        return new WorkProgress(work, System::nanoTime, Optional::empty);
    }

    private Failure failure(EpochWork work) {
        try (EpochBench bench = world.bench("a")) {
            return catchThrowableOfType(WorkFailed.class, () -> train(bench, work))
                    .failure();
        }
    }

    private List<Path> weights(int epoch) throws IOException {
        try (Stream<Path> files =
                Files.list(directory.resolve("stage").resolve(stage.id()).resolve(String.valueOf(epoch)))) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .toList();
        }
    }

    @Test
    void goesOnFromMemoryAsItWouldFromTheStore() throws Exception {
        try (EpochBench hot = world.bench("a");
                EpochBench cold = world.bench("b")) {
            CheckpointDone first = train(hot, SmallWorld.epoch(stage, 1, null));
            CheckpointDone second = train(hot, SmallWorld.epoch(stage, 2, first.checkpoint()));
            CheckpointDone again = train(cold, new EpochWork(stage, 2, 2, first.checkpoint(), null, 1));
            assertThat(again.checkpoint().sha256())
                    .isEqualTo(second.checkpoint().sha256());
            assertThat(again.checkpoint().generation()).isEqualTo(2);
            assertThat(first.training().images()).isEqualTo(40);
            assertThat(second.training().loss()).isLessThan(first.training().loss());

            CheckpointDone tuned = train(hot, SmallWorld.epoch(world.finetuning(stage), 1, second.checkpoint()));
            assertThat(tuned.checkpoint().stage())
                    .isEqualTo(world.finetuning(stage).id());
        }
    }

    @Test
    void whoComesSecondSaysTheWinnersWordsAndDropsItsOwnWeights() throws Exception {
        EpochWork work = SmallWorld.epoch(stage, 1, null);
        CheckpointRef winners =
                new CheckpointRef(stage.id(), 1, 1, Digest.of("other".getBytes(StandardCharsets.UTF_8)), 5);
        try (EpochBench bench = world.bench("second")) {
            assertThat(bench.done(work, going(work))).isEmpty();
            CheckpointDone ours = train(world.bench("elsewhere"), new EpochWork(stage, 1, 2, null, null, 1));
            CheckpointDone theirs = new CheckpointDone(
                    winners, ours.kind(), ours.recipe(), ours.epochs(), ours.training(), "winner", "gpu0", ours.at());
            world.store.finalise(winners, SmallWorld.TOPICS.checkpoints().encode(theirs));

            assertThat(train(bench, work)).isEqualTo(theirs);
            assertThat(weights(1)).isEmpty();
            assertThat(bench.done(work, going(work)))
                    .map(result -> result.event())
                    .contains(theirs);
        }
    }

    @Test
    void namesWhatIsWrongWithItsInputs() throws Exception {
        try (EpochBench bench = world.bench("a")) {
            CheckpointRef parent =
                    train(bench, SmallWorld.epoch(stage, 1, null)).checkpoint();
            Path file = weights(1).get(0);
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            Failure corrupt = failure(SmallWorld.epoch(stage, 2, parent));
            assertThat(corrupt.cause()).isEqualTo(Failure.Cause.CORRUPT_CHECKPOINT);
            assertThat(corrupt.message()).contains(parent.sha256());
        }
        DataRef gone = new DataRef("rendered:objects", "0".repeat(64), 40, 3);
        Stage unreadable = new Stage(stage.kind(), stage.architecture(), gone, stage.recipe(), 0, null);
        Failure data = failure(SmallWorld.epoch(unreadable, 1, null));
        assertThat(data.cause()).isEqualTo(Failure.Cause.DATA);
        assertThat(data.message()).contains("rendered:objects", "0".repeat(64));

        Failure diverged = failure(SmallWorld.epoch(world.pretraining(1e6), 1, null));
        assertThat(diverged.cause()).isEqualTo(Failure.Cause.NON_FINITE_LOSS);
        assertThat(diverged.step()).isBetween(1L, 4L);
    }

    @Test
    void aStoreThatIsFullWhenTheEpochIsDoneLosesNothing() throws Exception {
        EpochWork work = SmallWorld.epoch(stage, 1, null);
        FailingStore failing = new FailingStore(world.store)
                .failing("marker", 2)
                .failing("put", 4)
                .failing("finalise", 3);
        try (EpochBench bench = world.bench("a", failing.store())) {
            assertThat(bench.done(work, going(work))).isEmpty();
            CheckpointDone done = train(bench, work);
            assertThat(failing.calls)
                    .contains("put", "finalise")
                    .filteredOn("put"::equals)
                    .hasSize(5);
            assertThat(weights(1)).hasSize(1);

            EpochWork second = SmallWorld.epoch(stage, 2, done.checkpoint());
            failing.failing("open", 1);
            CheckpointDone hot = train(bench, second);
            assertThat(failing.calls).as("it is still hot").doesNotContain("open");
            CheckpointDone calm = train(world.bench("b"), new EpochWork(stage, 2, 2, done.checkpoint(), null, 1));
            assertThat(hot.checkpoint().sha256()).isEqualTo(calm.checkpoint().sha256());
        }
    }

    @Test
    void aStoreThatStaysAwayIsAFailureOfTheStore() {
        CheckpointStore away =
                new FailingStore(world.store).failing("put", 1_000_000).store();
        EpochWork work = SmallWorld.epoch(stage, 1, null);
        try (EpochBench bench = world.bench("a", away)) {
            assertThat(catchThrowableOfType(WorkFailed.class, () -> train(bench, work))
                            .failure())
                    .isEqualTo(new Failure(Failure.Cause.STORE, "No space left on device", null));
        }
    }

    /** Stops after this many batches, or never. */
    private static WorkProgress until(int batches, WorkOutcome why, EpochWork work) {
        int[] asked = {0};
        return new WorkProgress(
                work, System::nanoTime, () -> asked[0]++ < batches ? Optional.empty() : Optional.of(why));
    }

    @Test
    void whoLeavesWithinAnEpochKeepsItForTheNextWhoEndsWithTheSameBitsAndMetrics() throws Exception {
        CheckpointDone calm = train(world.bench("calm"), new EpochWork(stage, 1, 2, null, null, 1));
        EpochWork work = SmallWorld.epoch(stage, 1, null);
        for (int batches : new int[] {2, 1}) {
            try (EpochBench leaving = world.bench("leaving")) {
                assertThatExceptionOfType(WorkStopped.class)
                        .isThrownBy(() -> leaving.perform(work, until(batches, WorkOutcome.HANDED_BACK, work)));
            }
        }
        world.trained.set(0);
        try (EpochBench next = world.bench("next")) {
            CheckpointDone done = train(next, work);
            assertThat(world.trained).as("2 + 1 of 5 batches were done").hasValue(16);
            assertThat(done.checkpoint().sha256()).isEqualTo(calm.checkpoint().sha256());
            assertThat(untimed(done.training())).isEqualTo(untimed(calm.training()));
        }
        assertThat(weights(1)).hasSize(1);
        assertThat(world.store.snapshot(stage.id(), 1, "0".repeat(64))).isEmpty();
    }

    /** What a clock has no part in. */
    private static List<Number> untimed(CheckpointDone.EpochMetrics metrics) {
        return List.of(
                metrics.loss(),
                metrics.accuracy(),
                metrics.learningRate(),
                metrics.gradientNorm(),
                metrics.images(),
                metrics.steps());
    }

    @Test
    void whatIsNotWorthASnapshotOrComesFromElsewhereIsBegunAnew() throws Exception {
        EpochWork work = SmallWorld.epoch(stage, 1, null);
        Snapshots costly = new Snapshots(world.store, world.engine().version(), Duration.ofHours(1));
        Snapshots other = new Snapshots(world.store, "pytorch-0.4", Duration.ZERO);
        try (Training training = world.trainings().fresh(stage)) {
            int[] steps = {0};
            assertThat(training.epoch(
                            1, world.images.open(world.data, stage.recipe().view()), step -> ++steps[0] < 2))
                    .isEmpty();
            costly.keep(work, training, Duration.ofMinutes(59));
            assertThat(costly.of(work)).isEmpty();
            other.keep(work, training, Duration.ofSeconds(1));
            assertThat(other.of(work)).as("which this engine did not compute").isEmpty();
            assertThat(costly.of(work)).isPresent();
        }
    }

    @Test
    void scoresTheEpochOnImagesThatItDidNotTrainOn() throws Exception {
        EpochWork work = new EpochWork(stage, 1, 1, null, world.unseen, 1);
        CheckpointDone done = train(world.bench("a"), work);
        CheckpointDone.Validation validation =
                Objects.requireNonNull(done.training().validation());
        assertThat(validation.images()).isEqualTo(60);
        assertThat(validation.averagedAccuracy()).isNull();
        ImageSet unseen = world.images.open(world.unseen, stage.recipe().view());
        try (Scoring scoring = new Scoring(world.engine(), stage, world.store.open(done.checkpoint()))) {
            int[] labels = scoring.predict(unseen).labels();
            long correct = IntStream.range(0, 60)
                    .filter(i -> labels[i] == unseen.label(i))
                    .count();
            assertThat(validation.accuracy()).isEqualTo(correct / 60.0);
        }
        assertThat(done.training().peakMemory()).isGreaterThan(100L << 20);
    }

    @Test
    void scoresTheAverageOfTheWeightsBesideThem() throws Exception {
        Stage averaging = world.averaging();
        CheckpointDone done = train(world.bench("a"), new EpochWork(averaging, 1, 1, null, world.unseen, 1));
        ImageSet unseen = world.images.open(world.unseen, averaging.recipe().view());
        try (Scoring scoring = new Scoring(world.engine(), averaging, world.store.open(done.checkpoint()))) {
            Scoring.Answers answers = scoring.answers(unseen, scored -> true).orElseThrow();
            int[] labels = Objects.requireNonNull(answers.averaged()).labels();
            long correct = IntStream.range(0, 60)
                    .filter(i -> labels[i] == unseen.label(i))
                    .count();
            assertThat(Objects.requireNonNull(done.training().validation()).averagedAccuracy())
                    .isEqualTo(correct / 60.0);
        }
    }

    @Test
    void whoHasToLeaveWhileItScoresLeavesTheScoreOutAndNotTheEpoch() throws Exception {
        CheckpointRef first =
                train(world.bench("a"), SmallWorld.epoch(stage, 1, null)).checkpoint();
        EpochWork work = new EpochWork(stage, 2, 1, first, world.data, 1);
        Training training = world.trainings().resume(stage, world.store.open(first));
        ImageSet many = new RepeatedImages(
                world.images.open(world.unseen, stage.recipe().view()), 200);
        Validator validator = new Validator(world.engine());
        Checkpoint checkpoint = training.checkpoint();
        training.close();
        assertThat(validator.validate(stage, checkpoint, many, until(Integer.MAX_VALUE, WorkOutcome.HANDED_BACK, work)))
                .isNotNull();
        WorkProgress leaving = until(-1, WorkOutcome.HANDED_BACK, work);
        assertThat(validator.validate(stage, checkpoint, many, leaving)).isNull();
        WorkProgress cancelled = until(-1, WorkOutcome.CANCELLED, work);
        assertThatExceptionOfType(WorkStopped.class)
                .isThrownBy(() -> validator.validate(stage, checkpoint, many, cancelled));
    }

    @Test
    void weightsWhoseAnswersAreNoNumbersAreRefused() throws Exception {
        CheckpointRef done =
                train(world.bench("a"), SmallWorld.epoch(stage, 1, null)).checkpoint();
        Checkpoint sound = world.store.open(done);
        Map<String, HostTensor> tensors = new HashMap<>(sound.tensors());
        tensors.replaceAll((name, tensor) -> {
            float[] values = new float[tensor.type() == HostTensor.Type.F32 ? (int) elements(tensor) : 0];
            Arrays.fill(values, Float.NaN);
            return name.endsWith("running_var") ? HostTensor.floats(tensor.shape(), values) : tensor;
        });
        Checkpoint spoilt = new Checkpoint(sound.header(), tensors);
        ImageSet unseen = world.images.open(world.unseen, stage.recipe().view());
        EpochWork work = new EpochWork(stage, 1, 1, null, world.unseen, 1);
        WorkProgress progress = until(Integer.MAX_VALUE, WorkOutcome.HANDED_BACK, work);
        Validator validator = new Validator(world.engine());
        assertThatExceptionOfType(WorkFailed.class)
                .isThrownBy(() -> validator.validate(stage, spoilt, unseen, progress))
                .satisfies(e -> assertThat(e.failure().cause()).isEqualTo(Failure.Cause.NON_FINITE_LOSS))
                .withMessage("after epoch 1 the weights answer 60 of 60 validation images with no finite number");
    }

    private static long elements(HostTensor tensor) {
        return tensor.shape().stream().reduce(1L, Math::multiplyExact);
    }

    @Test
    void twoSlotsGiveTheBitsThatEachGivesAlone() throws Exception {
        List<Stage> stages = List.of(stage, world.pretraining(0.02));
        List<String> alone = new ArrayList<>();
        for (Stage each : stages) {
            alone.add(train(world.bench("alone"), new EpochWork(each, 1, 1, null, null, 1))
                    .checkpoint()
                    .sha256());
        }
        CyclicBarrier together = new CyclicBarrier(stages.size());
        ExecutorService slots = Executors.newFixedThreadPool(stages.size());
        try {
            List<Future<String>> trained = new ArrayList<>();
            for (Stage each : stages) {
                trained.add(slots.submit(() -> {
                    together.await();
                    EpochWork work = new EpochWork(each, 1, 2, null, null, 1);
                    return train(world.bench("slot"), work).checkpoint().sha256();
                }));
            }
            for (int i = 0; i < stages.size(); i++) {
                assertThat(trained.get(i).get()).isEqualTo(alone.get(i));
            }
        } finally {
            slots.shutdownNow();
        }
    }

    @Test
    void anImageThatCannotBeReadFailsTheStepThatNeedsIt() throws Exception {
        Manifest sound = Manifest.read(world.store.manifest(world.data.manifest()), world.data.manifest());
        Manifest broken = Manifest.of(
                sound.header(),
                IntStream.range(0, sound.count()).mapToObj(i -> i < 39 ? sound.row(i) : gone(sound.row(i))));
        world.store.putManifest(broken.bytes());
        Stage unreadable = new Stage(stage.kind(), stage.architecture(), broken.ref(), stage.recipe(), 0, null);
        Failure data = failure(SmallWorld.epoch(unreadable, 1, null));
        assertThat(data.cause()).isEqualTo(Failure.Cause.DATA);
        assertThat(data.message()).contains("zzz/000000");
        assertThat(data.step()).isBetween(0L, 4L);
    }

    private static ManifestRow gone(ManifestRow row) {
        return new ManifestRow("zzz/000000", row.label(), row.group());
    }

    @Test
    void stopsAfterTheBatchAndLeavesNothingBehind() {
        EpochWork work = SmallWorld.epoch(stage, 1, null);
        int[] asked = {0};
        WorkProgress progress = new WorkProgress(
                work, System::nanoTime, () -> asked[0]++ < 2 ? Optional.empty() : Optional.of(WorkOutcome.CANCELLED));
        try (EpochBench bench = world.bench("a")) {
            assertThatExceptionOfType(WorkStopped.class).isThrownBy(() -> bench.perform(work, progress));
        }
        assertThat(asked[0]).as("before the first batch and after two").isEqualTo(3);
        assertThat(directory.resolve("stage")).doesNotExist();
    }

    @Test
    void beginsFromAWeightsFileAsFromThatParent() throws Exception {
        CheckpointDone parent;
        try (EpochBench bench = world.bench("a")) {
            parent = train(bench, SmallWorld.epoch(stage, 1, null));
        }
        Path file = weights(1).get(0);
        Stage fromFile = starting(world.store.putWeights(file));
        Stage fromParent = world.finetuning(stage);
        try (EpochBench bench = world.bench("b")) {
            CheckpointDone one = train(bench, SmallWorld.epoch(fromFile, 1, null));
            CheckpointDone other = train(bench, SmallWorld.epoch(fromParent, 1, parent.checkpoint()));
            assertThat(one.training().loss()).isEqualTo(other.training().loss());
            assertThat(one.checkpoint().stage()).isNotEqualTo(other.checkpoint().stage());
        }
    }

    @Test
    void saysWhatWeightsOfAnotherNetworkLack() throws Exception {
        Path file = directory.resolve("other.safetensors");
        WeightsFile.content(Map.of("fc.bias", HostTensor.floats(List.of(1L), 1)))
                .write(file);
        Failure failure = failure(SmallWorld.epoch(starting(world.store.putWeights(file)), 1, null));
        assertThat(failure.cause()).isEqualTo(Failure.Cause.DATA);
        assertThat(failure.message()).contains("they lack");
    }

    @Test
    void doesNotTrainACollectedParentAgain() throws Exception {
        CheckpointDone first;
        try (EpochBench bench = world.bench("a")) {
            first = train(bench, SmallWorld.epoch(stage, 1, null));
        }
        ((FileStore) world.store).collect(FileName.Weights.of(first.checkpoint()), "for the test", Instant.EPOCH);
        Failure failure = failure(SmallWorld.epoch(stage, 2, first.checkpoint()));
        assertThat(failure.cause()).isEqualTo(Failure.Cause.COLLECTED);
        assertThat(failure.message()).contains("was collected");
    }

    private Stage starting(String weights) {
        Stage finetune = world.finetuning(stage);
        return new Stage(
                finetune.kind(),
                finetune.architecture(),
                finetune.data(),
                finetune.recipe(),
                finetune.seed(),
                null,
                weights);
    }
}
