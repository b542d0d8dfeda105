package dev.plumbline.analytics.read;

import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Metric;
import org.jspecify.annotations.Nullable;

/** Shows trends as metrics; of the three units, which share a line, the one that claims rest on. */
public final class TrendGauges {
    private static final String UNIT = "pretraining";

    private final Meters meters;

    public TrendGauges(Meters meters) {
        this.meters = meters;
    }

    /** Shows a trend as it now is. */
    public void on(TrendState trend) {
        if (!trend.unit().equals(UNIT)) {
            return;
        }
        TrendState.Line line = trend.line();
        TrendState.Robustness robustness = trend.robustness();
        show(Metric.TREND_POINTS, (double) trend.counts().points(), trend);
        show(Metric.TREND_SLOPE, line == null ? null : line.slope(), trend);
        show(Metric.TREND_INTERCEPT, line == null ? null : line.intercept(), trend);
        show(Metric.TREND_R2, line == null ? null : line.r2(), trend);
        show(Metric.EFFECTIVE_ROBUSTNESS, robustness == null ? null : robustness.value(), trend);
    }

    private void show(Metric metric, @Nullable Double value, TrendState trend) {
        String role = Meters.label(trend.role());
        String[] labels = {trend.study(), trend.series(), trend.task(), trend.ood(), role, trend.metric(), trend.scale()
        };
        if (value == null) {
            meters.clear(metric, labels);
        } else {
            meters.set(metric, value, labels);
        }
    }
}
