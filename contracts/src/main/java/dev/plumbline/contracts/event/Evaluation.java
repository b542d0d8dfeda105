package dev.plumbline.contracts.event;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.catalogue.RecipeRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one checkpoint on one test set. An empty test set has no evaluation.
 *
 * @param test the test set's name
 * @param counts from which every metric but those of groups follows
 * @param averaged the counts under the moving average of the weights, where the recipe keeps one
 * @param scores every metric with its interval; null in what was scored before there were any
 * @param predictions that the counts follow from; null in what was scored before any were kept
 * @param averagedPredictions the same under the moving average
 * @param classMap SHA-256 of the map that merged the classes before they were counted; null: none did
 */
public record Evaluation(
        CheckpointRef checkpoint,
        RecipeRef recipe,
        String task,
        String test,
        TestRole role,
        int metricVersion,
        LabelCounts counts,
        double accuracy,
        double macroF1,
        @Nullable LabelCounts averaged,
        @Nullable Scores scores,
        @Nullable PredictionsRef predictions,
        @Nullable PredictionsRef averagedPredictions,
        @Nullable String classMap,
        String worker,
        Instant at)
        implements Event {
    /**
     * The version of the code that scores; raised when the same predictions would give other numbers, and then above every
     * version that a re-scoring has published.
     */
    public static final int METRIC_VERSION = 1;

    public Evaluation {
        Require.present("checkpoint", checkpoint);
        Require.present("recipe", recipe);
        Require.name("task", task);
        Require.name("test", test);
        Require.present("role", role);
        Require.atLeast("metricVersion", metricVersion, 1);
        Require.present("counts", counts);
        Require.atLeast("counts.support", counts.images(), 1);
        agrees("accuracy", accuracy, counts.accuracy());
        agrees("macroF1", macroF1, counts.macroF1());
        if (averaged != null && !averaged.support().equals(counts.support())) {
            throw new InvalidField("averaged.support", averaged.support(), "that of the counts, " + counts.support());
        }
        if (scores != null) {
            agree(scores, counts);
        }
        requireImages("predictions.images", predictions, counts);
        requireImages("averagedPredictions.images", averagedPredictions, counts);
        if (classMap != null) {
            Require.sha256("classMap", classMap);
        }
        Require.name("worker", worker);
        Require.present("at", at);
    }

    /** Counts alone, without intervals and predictions. */
    public Evaluation(
            CheckpointRef checkpoint,
            RecipeRef recipe,
            String task,
            String test,
            TestRole role,
            int metricVersion,
            LabelCounts counts,
            double accuracy,
            double macroF1,
            @Nullable LabelCounts averaged,
            String worker,
            Instant at) {
        this(
                checkpoint,
                recipe,
                task,
                test,
                role,
                metricVersion,
                counts,
                accuracy,
                macroF1,
                averaged,
                null,
                null,
                null,
                null,
                worker,
                at);
    }

    /** Counts alone, without intervals and predictions. */
    public static Evaluation of(
            EvaluationWork work, LabelCounts counts, @Nullable LabelCounts averaged, String worker, Instant at) {
        return new Evaluation(
                work.checkpoint(),
                work.stage().recipe().ref(),
                work.task(),
                work.test().name(),
                work.test().role(),
                work.metricVersion(),
                counts,
                counts.accuracy(),
                counts.macroF1(),
                averaged,
                worker,
                at);
    }

    /**
     * What predictions come to.
     *
     * @param averaged what those under the moving average of the weights come to, where there is one
     */
    public record Outcome(LabelCounts counts, @Nullable LabelCounts averaged, Scores scores) {}

    /** @param averagedPredictions null where the recipe keeps no average */
    public static Evaluation of(
            EvaluationWork work,
            Outcome outcome,
            PredictionsRef predictions,
            @Nullable PredictionsRef averagedPredictions,
            String worker,
            Instant at) {
        return new Evaluation(
                work.checkpoint(),
                work.stage().recipe().ref(),
                work.task(),
                work.test().name(),
                work.test().role(),
                work.metricVersion(),
                outcome.counts(),
                outcome.counts().accuracy(),
                outcome.counts().macroF1(),
                outcome.averaged(),
                outcome.scores(),
                predictions,
                averagedPredictions,
                null,
                worker,
                at);
    }

    /**
     * The same predictions, scored anew.
     *
     * @param version above this one's
     * @param map SHA-256 of the map that merged the classes, or null
     */
    public Evaluation rescored(int version, Outcome outcome, @Nullable String map, String by, Instant when) {
        Require.atLeast("metricVersion", version, metricVersion + 1);
        return new Evaluation(
                checkpoint,
                recipe,
                task,
                test,
                role,
                version,
                outcome.counts(),
                outcome.counts().accuracy(),
                outcome.counts().macroF1(),
                outcome.averaged(),
                outcome.scores(),
                predictions,
                averagedPredictions,
                map,
                by,
                when);
    }

    /** The files that it cites beside the checkpoint. */
    public List<PredictionsRef> cited() {
        return Stream.of(predictions, averagedPredictions)
                .filter(Objects::nonNull)
                .toList();
    }

    private static void agree(Scores scores, LabelCounts counts) {
        for (MetricName name : MetricName.values()) {
            scores.metric(name)
                    .filter(metric -> name != MetricName.WORST_GROUP_ACCURACY)
                    .ifPresent(metric -> agrees("scores." + name.label(), metric.value(), counts.metric(name)));
        }
        long grouped = scores.groups().stream().mapToLong(GroupScore::images).sum();
        if (grouped > counts.images()) {
            throw new InvalidField("scores.groups", grouped, "at most the images of the counts, " + counts.images());
        }
    }

    private static void requireImages(String field, @Nullable PredictionsRef ref, LabelCounts counts) {
        if (ref != null && ref.images() != counts.images()) {
            throw new InvalidField(field, ref.images(), "the images of the counts, " + counts.images());
        }
    }

    private static void agrees(String field, double stated, double counted) {
        if (!(Math.abs(stated - counted) <= 1e-9)) {
            throw new InvalidField(field, stated, "what the counts give, " + counted);
        }
    }

    @Override
    public String key() {
        return checkpoint.stage();
    }

    @Override
    public String eventId() {
        return "evaluation/" + checkpoint.stage() + "/" + checkpoint.epoch() + "/" + checkpoint.generation() + "/"
                + task + "/" + test + "/" + metricVersion;
    }
}
