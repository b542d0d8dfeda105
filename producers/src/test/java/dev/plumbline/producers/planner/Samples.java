package dev.plumbline.producers.planner;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.catalogue.Augmentation;
import dev.plumbline.contracts.catalogue.Crop;
import dev.plumbline.contracts.catalogue.Decay;
import dev.plumbline.contracts.catalogue.Optimizer;
import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Regularisation;
import dev.plumbline.contracts.catalogue.Schedule;
import dev.plumbline.contracts.catalogue.View;
import dev.plumbline.contracts.catalogue.Warmup;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.Attempt;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.event.Work;
import dev.plumbline.contracts.variant.Variant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of small runs. A stage's inputs follow from its name, so that equal names are equal stages. */
final class Samples {
    static final String TASK = "rendered:camtrap";

    private Samples() {}

    static Stage pretrain(String name, int epochs) {
        return stage(StageKind.PRETRAIN, name, epochs, null);
    }

    static Stage finetune(String name, int epochs, @Nullable Stage parent) {
        return stage(StageKind.FINETUNE, name, epochs, parent == null ? null : parent.id());
    }

    private static Stage stage(StageKind kind, String name, int epochs, @Nullable String parent) {
        Recipe recipe = new Recipe(
                "test",
                new View(View.Fit.CENTRE, 32, 32, List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                Augmentation.flipped(new Crop.Padded(2)),
                64,
                1,
                epochs,
                null,
                new Optimizer.Sgd(0.1, 0.9, true, 5e-4),
                new Schedule(Warmup.epochs(0.5), new Decay.Cosine()),
                Regularisation.none(),
                null,
                Precision.FLOAT32);
        return new Stage(kind, "resnet8_small", data(name), recipe, 0, parent);
    }

    static DataRef data(String name) {
        return new DataRef("rendered:" + name, digest(name), 1000, 10);
    }

    static String digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Accepted run(String id, String study, @Nullable Stage pretrain, Stage finetune, String... tests) {
        return run(id, study, 0, pretrain, finetune, tests);
    }

    static Accepted run(
            String id, String study, int priority, @Nullable Stage pretrain, Stage finetune, String... tests) {
        Pretraining pretraining = pretrain == null
                ? null
                : new Pretraining("rendered:objects", Variant.all(), "small/pretrain", pretrain.epochs(), 0);
        Finetuning finetuning = new Finetuning(TASK, "small/finetune", finetune.epochs(), 0);
        Request request = new Request(id, study, "series", "resnet8_small", pretraining, finetuning, priority);
        return new Accepted(
                request,
                pretrain,
                finetune,
                null,
                Stream.of(tests)
                        .map(t -> new TestSet(t, TestRole.ID_TEST, data(t)))
                        .toList());
    }

    static AddedTest added(String test, String request) {
        return new AddedTest(request, TASK, new TestSet(test, TestRole.OOD_TEST, data(test)));
    }

    static CheckpointDone done(EpochWork work, Instant at) {
        return done(work.stage(), work.epoch(), work.generation(), at);
    }

    static CheckpointDone done(Stage stage, int epoch, int generation, Instant at) {
        return new CheckpointDone(
                ref(stage, epoch, generation),
                stage.kind(),
                stage.recipe().ref(),
                stage.epochs(),
                new CheckpointDone.EpochMetrics(
                        1, 0.5, 0.1, 1, 1000, 16, 1, 0, new CheckpointDone.StepSeconds(0.1, 0.1, 0.1), null, null),
                "w",
                "cpu",
                at);
    }

    static CheckpointRef ref(Stage stage, int epoch, int generation) {
        String id = stage.id();
        return new CheckpointRef(id, epoch, generation, digest(id + epoch + "/" + generation), 1000);
    }

    static Evaluation scored(EvaluationWork work, Instant at) {
        return Evaluation.of(
                work, LabelCounts.of(new long[] {2, 2}, new long[] {2, 2}, new long[] {1, 1}), null, "e", at);
    }

    static Attempt started(Work work, String worker, Instant at) {
        return new Attempt(work.work(), work.key(), work.attempt(), worker, Attempt.Outcome.STARTED, null, at);
    }

    static Attempt handedBack(Work work, String worker, Instant at) {
        return new Attempt(work.work(), work.key(), work.attempt(), worker, Attempt.Outcome.HANDED_BACK, null, at);
    }

    static Attempt failed(Work work, String worker, Failure.Cause cause, Instant at) {
        Failure failure = new Failure(cause, "because of " + cause, null);
        return new Attempt(work.work(), work.key(), work.attempt(), worker, Attempt.Outcome.FAILED, failure, at);
    }

    static Command command(String target, Command.Action action, @Nullable Integer priority, Instant at) {
        return new Command("c-" + target + "-" + action + "-" + at, target, action, priority, at);
    }

    static Heartbeat heartbeat(
            String worker, Heartbeat.Kind kind, int slots, boolean leaving, Instant at, List<Work> working) {
        List<Heartbeat.Progress> progress = working.stream()
                .map(w -> new Heartbeat.Progress(w.work(), w.attempt(), 10, 1000, 100))
                .toList();
        return new Heartbeat(worker, kind, slots, "cpu", List.of("rendered:objects"), progress, leaving, at);
    }
}
