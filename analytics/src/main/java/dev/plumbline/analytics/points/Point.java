package dev.plumbline.analytics.points;

import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.contracts.event.TestRole;
import java.time.Instant;

/**
 * One checkpoint in one figure.
 *
 * @param id the metric in distribution; {@code value} out of it
 * @param admitted whether {@code id} is above the constant predictor's; what is not has no place in a trend
 * @param at since when both values are known: the time of the evaluation that completed the first pair of them
 */
public record Point(
        String study,
        String series,
        String task,
        String ood,
        TestRole role,
        Measure measure,
        String architecture,
        String stage,
        int epoch,
        String pretraining,
        boolean scratch,
        double id,
        double value,
        boolean admitted,
        Instant at) {
    static Point of(Member member, Measure measure, Score id, Score ood, Instant at) {
        return new Point(
                member.study(),
                member.series(),
                member.task(),
                member.ood(),
                member.role(),
                measure,
                member.architecture(),
                member.stage(),
                id.epoch(),
                member.pretraining(),
                member.scratch(),
                id.value(measure),
                ood.value(measure),
                id.exceedsConstant(measure),
                at);
    }

    /** What is drawn in one plane: all series of a study on one task, test set and metric. */
    public String figure() {
        return String.join("|", study, task, ood, measure.label());
    }

    /** Keys of one figure share {@link #figure} and a bar. */
    public String key() {
        return shelf() + name();
    }

    /** What the keys of its series' points in the figure begin with. */
    String shelf() {
        return figure() + "|" + series + "|";
    }

    /** The checkpoint, as {@code stage/epoch}: unique within a series of a figure. */
    public String name() {
        return stage + "/" + epoch;
    }

    /** What it is redrawn or left out with. */
    public String unit(Unit unit) {
        return switch (unit) {
            case PRETRAINING -> pretraining;
            case RUNS -> stage;
            case PAIRS -> name();
            case CLUSTERS -> throw new IllegalArgumentException("points of a live trend have no clusters of their own");
        };
    }

    public Observation observation(Unit unit) {
        return new Observation(id, value, unit(unit));
    }
}
