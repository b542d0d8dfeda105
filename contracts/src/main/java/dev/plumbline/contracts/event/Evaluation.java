package dev.plumbline.contracts.event;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.catalogue.RecipeRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one checkpoint on one test set. An empty test set has no evaluation.
 *
 * @param test the test set's name
 * @param counts from which every metric follows
 * @param averaged the counts under the moving average of the weights, where the recipe keeps one
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
        String worker,
        Instant at)
        implements Event {
    /** The version of the code that scores; raised when the same predictions would give other numbers. */
    public static final int METRIC_VERSION = 1;

    public Evaluation {
        Require.present("checkpoint", checkpoint);
        Require.present("recipe", recipe);
        Require.name("task", task);
        Require.name("test", test);
        Require.present("role", role);
        Require.atLeast("metricVersion", metricVersion, 1);
        Require.atLeast("counts.support", counts.images(), 1);
        agrees("accuracy", accuracy, counts.accuracy());
        agrees("macroF1", macroF1, counts.macroF1());
        if (averaged != null && !averaged.support().equals(counts.support())) {
            throw new InvalidField("averaged.support", averaged.support(), "that of the counts, " + counts.support());
        }
        Require.name("worker", worker);
        Require.present("at", at);
    }

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
