package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one checkpoint on one test set.
 *
 * @param n images that it is of: all, or those of the worst group
 * @param group the worst one, where the metric is a group's
 */
public record MetricScore(
        MetricName name, double value, long n, @Nullable String group, MetricInterval interval) {
    public MetricScore {
        Require.present("scores.metrics.name", name);
        Require.between("scores.metrics.value", value, 0, 1);
        Require.atLeast("scores.metrics.n", n, 1);
        Require.present("scores.metrics.interval", interval);
    }
}
