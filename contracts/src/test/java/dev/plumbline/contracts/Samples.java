package dev.plumbline.contracts;

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
import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.GroupScore;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.MetricInterval;
import dev.plumbline.contracts.event.MetricInterval.Resampled;
import dev.plumbline.contracts.event.MetricName;
import dev.plumbline.contracts.event.MetricScore;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.PredictionsRef;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Scores;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.StageState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One event of each kind, with every optional field filled. */
final class Samples {
    static final Topics TOPICS = new Topics("plumbline");

    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final DataRef DATA = new DataRef("rendered:objects", SHA, 2000, 60);
    private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);
    private static final Recipe SGD = new Recipe(
            "test/sgd",
            new View(View.Fit.CENTRE, 32, 32, HALF, HALF),
            Augmentation.flipped(new Crop.Padded(2)),
            64,
            1,
            5,
            null,
            new Optimizer.Sgd(0.1, 0.9, true, 5e-4),
            new Schedule(Warmup.epochs(0.5), new Decay.Cosine()),
            new Regularisation(0.1, Regularisation.Decayed.ALL, null),
            null,
            Precision.FLOAT32);
    private static final Recipe ADAMW = new Recipe(
            "test/adamw",
            new View(View.Fit.CENTRE, 32, 32, HALF, HALF),
            Augmentation.none(),
            64,
            1,
            3,
            null,
            new Optimizer.AdamW(1e-3, 0.9, 0.999, 1e-8, 0.01),
            Schedule.of(new Decay.Steps(2, 0.5)),
            Regularisation.none(),
            null,
            Precision.BFLOAT16);
    private static final Variant VARIANT = new Variant(
            new ClassChoice.Random(30), Labels.FINE, new ImageBudget.Total(2000), Balance.CLASS, Shortage.FILL, 7);
    private static final Request REQUEST = new Request(
            "request-1",
            "demo",
            "objects-2000",
            "resnet8_small",
            new Pretraining("rendered:objects", VARIANT, "small/pretrain", 4, 8000L, 0.05, 2, SHA),
            new Finetuning("rendered:camtrap", "small/finetune", 3, 0.02, 1, null),
            5,
            0.5);
    static final Stage PRETRAIN = new Stage(StageKind.PRETRAIN, "resnet8_small", DATA, SGD, 2, null, SHA);
    static final Stage FINETUNE = new Stage(StageKind.FINETUNE, "resnet8_small", DATA, ADAMW, 1, PRETRAIN.id());
    private static final TestSet TEST = new TestSet("id-test", TestRole.ID_TEST, DATA);
    private static final CheckpointRef CHECKPOINT = new CheckpointRef(FINETUNE.id(), 2, 1, SHA, 1234);
    private static final Failure FAILURE =
            new Failure(Failure.Cause.NON_FINITE_LOSS, "the loss is NaN at step 17 of epoch 2", 17L);
    private static final EvaluationWork EVALUATION_WORK =
            new EvaluationWork(FINETUNE, CHECKPOINT, "rendered:camtrap", TEST, 1, 1);

    private Samples() {}

    /** By topic name. */
    static Map<String, Event> byTopic() {
        return Map.ofEntries(
                entry(TOPICS.requests(), REQUEST),
                entry(TOPICS.accepted(), new Accepted(REQUEST, PRETRAIN, FINETUNE, DATA, List.of(TEST))),
                entry(
                        TOPICS.rejected(),
                        new Rejected(
                                "request-2",
                                new Place(TOPICS.requests().name(), 0, 17),
                                "unknown",
                                "architecture",
                                "resnet9",
                                "architecture: resnet9",
                                AT)),
                entry(TOPICS.commands(), new Command("c-1", "demo", Command.Action.PRIORITISE, 3, AT)),
                entry(
                        TOPICS.testRequests(),
                        new TestRequest(
                                "t-1", "rendered:camtrap", "new-cameras", TestRole.OOD_VALIDATION, "cameras:north")),
                entry(TOPICS.tests(), new AddedTest("t-1", "rendered:camtrap", TEST)),
                entry(TOPICS.work(), new EpochWork(FINETUNE, 3, 1, CHECKPOINT, DATA, 1)),
                entry(TOPICS.evaluationWork(), EVALUATION_WORK),
                entry(
                        TOPICS.attempts(),
                        new Attempt("train/x/3/1", SHA, 1, "worker-1", Attempt.Outcome.FAILED, FAILURE, AT)),
                entry(TOPICS.workers(), heartbeat()),
                entry(TOPICS.checkpoints(), checkpoint()),
                entry(TOPICS.evaluations(), evaluation()),
                entry(TOPICS.runs(), run()),
                entry(
                        TOPICS.stages(),
                        new StageState(
                                FINETUNE.id(), StageKind.FINETUNE, ADAMW.ref(), Status.FAILED, 2, 3, FAILURE, AT)),
                entry(
                        TOPICS.backfills(),
                        new BackfillState(
                                "rendered:camtrap",
                                "new-cameras",
                                TestRole.OOD_TEST,
                                "t-1",
                                12,
                                4,
                                2,
                                1,
                                "no evaluator",
                                FAILURE,
                                AT)),
                entry(TOPICS.trends(), trend()),
                entry(TOPICS.residuals(), residual()),
                entry(TOPICS.regressions(), regression()),
                entry(TOPICS.baselines(), baseline()));
    }

    private static Map.Entry<String, Event> entry(Topic<?> topic, Event event) {
        return Map.entry(topic.name(), event);
    }

    private static Heartbeat heartbeat() {
        return new Heartbeat(
                "worker-1",
                Heartbeat.Kind.TRAINER,
                2,
                "cpu",
                List.of("rendered:objects"),
                List.of(new Heartbeat.Progress("train/x/3/1", 1, 640, 2000, 512.5, 12.5)),
                false,
                AT);
    }

    private static CheckpointDone checkpoint() {
        CheckpointDone.EpochMetrics metrics = new CheckpointDone.EpochMetrics(
                1.25,
                0.5,
                0.01,
                2.5,
                1984,
                31,
                4.5,
                0.01,
                new CheckpointDone.StepSeconds(0.1, 0.2, 0.4),
                123_456_789L,
                new CheckpointDone.Validation(200, 0.5, 0.625));
        return new CheckpointDone(CHECKPOINT, StageKind.FINETUNE, ADAMW.ref(), 3, metrics, "worker-1", "cpu", AT);
    }

    private static Evaluation evaluation() {
        LabelCounts counts = LabelCounts.of(new long[] {3, 1}, new long[] {2, 2}, new long[] {2, 1});
        LabelCounts averaged = LabelCounts.of(new long[] {3, 1}, new long[] {3, 1}, new long[] {3, 1});
        Scores scores = new Scores(
                List.of(
                        new MetricScore(
                                MetricName.ACCURACY,
                                0.75,
                                4,
                                null,
                                new MetricInterval(Resampled.GROUP, 5, 1_000, new Bounds(0.5, 1), null)),
                        new MetricScore(
                                MetricName.WORST_GROUP_ACCURACY,
                                0.5,
                                2,
                                "camera-1",
                                MetricInterval.none(Resampled.GROUP, 5, "why none"))),
                new Bounds(0.25, 0.875),
                1,
                List.of(new GroupScore("camera-1", 2, 1, new Bounds(0.125, 0.875))));
        return new Evaluation(
                CHECKPOINT,
                ADAMW.ref(),
                EVALUATION_WORK.task(),
                TEST.name(),
                TEST.role(),
                1,
                counts,
                counts.accuracy(),
                counts.macroF1(),
                averaged,
                scores,
                new PredictionsRef(SHA, 100, 4, 2),
                new PredictionsRef("fedcba9876543210".repeat(4), 100, 4, 2),
                SHA,
                "worker-2",
                AT);
    }

    private static TrendState trend() {
        Bounds bounds = new Bounds(0.5, 1.5);
        return new TrendState(
                "demo",
                "objects-2000",
                "rendered:camtrap",
                "unseen-cameras",
                TestRole.OOD_TEST,
                "accuracy",
                "logit",
                "pretraining",
                new TrendState.Counts(40, 5, 10, 5, 2, 1, 1),
                new TrendState.Line(1.0, -0.5, 0.75, 0.25, bounds, bounds, "why none", 10_000, 65),
                "why none",
                List.of(new TrendState.BandPoint(0.5, 0.25, bounds)),
                new TrendState.Robustness(0.025, bounds, "why none", 0.03, 0.5, bounds, 0.02, 0.75, "why none"));
    }

    private static Residual residual() {
        return new Residual(
                SHA,
                2,
                "demo",
                "objects-2000",
                "resnet8_small",
                "rendered:camtrap",
                "unseen-cameras",
                TestRole.OOD_TEST,
                "accuracy",
                "logit",
                "imagenet",
                "0123456789abcdef",
                0.5,
                0.375,
                0.0625,
                new Bounds(0.05, 0.075),
                true);
    }

    private static Regression regression() {
        return new Regression(
                "demo",
                "objects-2000",
                "rendered:camtrap",
                "new-cameras",
                TestRole.OOD_VALIDATION,
                "macroF1",
                2,
                Regression.Status.CLEARED,
                Regression.Ending.RECOVERED,
                new Regression.Evidence(SHA, SHA, 4, 30, 0.0625, new Bounds(0.05, 0.075), 0.03125, 1024, 666.5, 1_000));
    }

    private static NamedBaseline baseline() {
        NamedBaseline.Content content = new NamedBaseline.Content(
                "imagenet",
                NamedBaseline.Kind.FROZEN,
                "rendered:camtrap",
                "unseen-cameras",
                "accuracy",
                "logit",
                new NamedBaseline.Series("demo", "objects-2000"),
                "study demo",
                "Apache-2.0");
        List<NamedBaseline.Model> points =
                List.of(new NamedBaseline.Model(0.75, 0.625, SHA), new NamedBaseline.Model(0.5, 0.375, SHA));
        return NamedBaseline.of(content, points, "ada", AT);
    }

    private static RunState run() {
        return new RunState(
                "request-1",
                "demo",
                "objects-2000",
                "resnet8_small",
                Status.FAILED,
                PRETRAIN.id(),
                5,
                5,
                FINETUNE.id(),
                2,
                3,
                4,
                12,
                FAILURE,
                "no trainer has been heard of since 2026-01-02T03:00:00Z",
                AT);
    }
}
