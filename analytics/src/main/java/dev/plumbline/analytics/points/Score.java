package dev.plumbline.analytics.points;

import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.TestRole;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * What one evaluation says of a checkpoint on one test set.
 *
 * @param role of the test set
 * @param constantAccuracy of a model that always answers the test set's most frequent label; {@code constantMacroF1} alike
 * @param at when it was scored
 */
public record Score(
        String stage,
        int epoch,
        int generation,
        String task,
        String test,
        TestRole role,
        int metricVersion,
        double accuracy,
        double macroF1,
        double constantAccuracy,
        double constantMacroF1,
        Instant at) {
    /** The newer is the greater. */
    static final Comparator<Score> VERSION =
            Comparator.comparingInt(Score::generation).thenComparingInt(Score::metricVersion);

    /** The score that an evaluation gives. */
    public static Score of(Evaluation evaluation) {
        LabelCounts counts = evaluation.counts();
        return new Score(
                evaluation.checkpoint().stage(),
                evaluation.checkpoint().epoch(),
                evaluation.checkpoint().generation(),
                evaluation.task(),
                evaluation.test(),
                evaluation.role(),
                evaluation.metricVersion(),
                Measure.ACCURACY.of(counts),
                Measure.MACRO_F1.of(counts),
                counts.constantAccuracy(),
                counts.constantMacroF1(),
                evaluation.at());
    }

    /** The same with names that others hold too. */
    Score sharing(UnaryOperator<String> names) {
        return with(names, at);
    }

    double value(Measure measure) {
        return measure == Measure.ACCURACY ? accuracy : macroF1;
    }

    boolean exceedsConstant(Measure measure) {
        return value(measure) > (measure == Measure.ACCURACY ? constantAccuracy : constantMacroF1);
    }

    /** One for each version of a checkpoint's score on a test set. */
    public String name() {
        return key() + "|" + generation + "|" + metricVersion;
    }

    /** One for all versions: the checkpoint, whatever its generation, on the test set. */
    String key() {
        return key(stage, epoch, task, test);
    }

    static String key(String stage, int epoch, String task, String test) {
        return stage + "|" + epoch + "|" + task + "|" + test;
    }

    /** Whether both say the same, whenever they were scored. */
    boolean agrees(Score other) {
        return equals(other.with(name -> name, at));
    }

    private Score with(UnaryOperator<String> names, Instant when) {
        return new Score(
                names.apply(stage),
                epoch,
                generation,
                names.apply(task),
                names.apply(test),
                role,
                metricVersion,
                accuracy,
                macroF1,
                constantAccuracy,
                constantMacroF1,
                when);
    }

    boolean sameVersion(Score other) {
        return generation == other.generation && metricVersion == other.metricVersion;
    }
}
