package dev.plumbline.analytics.baselines;

import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.TestRole;
import org.jspecify.annotations.Nullable;

/**
 * How far some checkpoints of a series lie above a baseline, in the metric's own unit.
 *
 * @param baseline its name; {@code version} which one, empty where the study's runs from scratch have no line
 * @param architecture null: of all; {@code epoch} alike
 * @param points admitted checkpoints that the scale has an ID value for; {@code inside} of them lie in the baseline's ID
 *     range, the others are extrapolated
 * @param pretrainings among the points inside
 * @param mean of the residuals inside the range; null where the two are not comparable, and {@code reason} says why
 * @param interval 95 %: one pre-training of series and baseline left out at a time; null for the reason {@code noInterval}
 * @param allPoints mean over the extrapolated ones too
 */
public record ResidualSummary(
        String study,
        String task,
        String ood,
        TestRole role,
        String metric,
        String scale,
        String baseline,
        String version,
        String series,
        @Nullable String architecture,
        @Nullable Integer epoch,
        int points,
        int inside,
        int pretrainings,
        @Nullable Double mean,
        @Nullable Bounds interval,
        @Nullable String noInterval,
        @Nullable Double allPoints,
        @Nullable String reason) {
    /** What it is the mean of: study, task, test set, metric, baseline, series, architecture and epoch. */
    public static String key(ResidualSummary of) {
        String epoch = of.epoch == null ? "" : "%06d".formatted(of.epoch);
        String architecture = of.architecture == null ? "" : of.architecture;
        return String.join("|", of.study, of.task, of.ood, of.metric, of.baseline, of.series, architecture, epoch);
    }
}
