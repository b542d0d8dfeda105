package dev.plumbline.analytics.read;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.contracts.event.TestRole;
import java.time.Instant;

/**
 * A point as it is read: the exact rows behind a trend. Of the admitted rows of one test set and metric, {@code plumbline fit
 * --id id_value --ood ood_value --group series --weights poisson} gives the trends again: with {@code --cluster pretraining}
 * those of unit {@code pretraining}, with {@code --cluster stage} those of {@code runs}, with {@code --point point} those of
 * {@code pairs}.
 *
 * @param point the checkpoint, as {@code stage/epoch}
 * @param idValue the metric in distribution; {@code oodValue} out of it
 * @param admitted whether {@code idValue} is above the constant predictor's
 * @param at since when both values are known
 */
public record PointRow(
        String study,
        String series,
        String task,
        String ood,
        TestRole role,
        String metric,
        String architecture,
        String stage,
        int epoch,
        String pretraining,
        boolean scratch,
        String point,
        double idValue,
        double oodValue,
        boolean admitted,
        Instant at) {
    static PointRow of(Point point) {
        return new PointRow(
                point.study(),
                point.series(),
                point.task(),
                point.ood(),
                point.role(),
                point.measure().label(),
                point.architecture(),
                point.stage(),
                point.epoch(),
                point.pretraining(),
                point.scratch(),
                point.name(),
                point.id(),
                point.value(),
                point.admitted(),
                point.at());
    }
}
