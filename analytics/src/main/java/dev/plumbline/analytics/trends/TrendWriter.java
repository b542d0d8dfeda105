package dev.plumbline.analytics.trends;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.Baseline;
import dev.plumbline.analytics.statistics.EffectiveRobustness;
import dev.plumbline.analytics.statistics.Estimate;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what was estimated as events. */
final class TrendWriter {
    private final SeriesTrends trends;
    private final Point any;

    TrendWriter(SeriesTrends trends) {
        this.trends = trends;
        this.any = trends.any();
    }

    TrendState state(Scale scale, Unit unit, @Nullable EffectiveRobustness robustness) {
        Estimate estimate = trends.sums(scale, unit).estimate();
        return new TrendState(
                any.study(),
                any.series(),
                any.task(),
                any.ood(),
                any.role(),
                any.measure().label(),
                scale.label(),
                unit.label(),
                counts(estimate, scale),
                estimate.trend() instanceof Trend.Fitted fitted ? line(fitted, estimate) : null,
                estimate.trend() instanceof Trend.Unfitted unfitted ? unfitted.reason() : null,
                band(estimate),
                robustness == null ? null : robustness(robustness));
    }

    private TrendState.Counts counts(Estimate estimate, Scale scale) {
        Trend trend = estimate.trend();
        return new TrendState.Counts(
                trend.n(),
                estimate.units(),
                trends.sums(scale, Unit.RUNS).units(),
                trends.sums(scale, Unit.PRETRAINING).units(),
                trends.belowConstant(),
                trend.excluded().idAtBound(),
                trend.excluded().oodAtBound());
    }

    private static TrendState.Line line(Trend.Fitted fitted, Estimate estimate) {
        return new TrendState.Line(
                fitted.line().slope(),
                fitted.line().intercept(),
                fitted.r2(),
                fitted.residualSd(),
                bounds(estimate.slope()),
                bounds(estimate.intercept()),
                refusal(estimate.slope()),
                estimate.replicates(),
                estimate.dropped());
    }

    private static List<TrendState.BandPoint> band(Estimate estimate) {
        return estimate.band().stream()
                .map(point -> new TrendState.BandPoint(point.id(), point.expected(), bounds(point.interval())))
                .toList();
    }

    private static TrendState.Robustness robustness(EffectiveRobustness robustness) {
        if (robustness instanceof EffectiveRobustness.Measured m) {
            EffectiveRobustness.Gap.Between gap =
                    m.gap() instanceof EffectiveRobustness.Gap.Between between ? between : null;
            return new TrendState.Robustness(
                    m.meanResidual(),
                    bounds(m.interval()),
                    refusal(m.interval()),
                    gap == null ? null : (Double) gap.value(),
                    gap == null ? null : (Double) gap.medianId(),
                    gap == null ? null : bounds(gap.interval()),
                    m.allPointsMean(),
                    m.overlap(),
                    null);
        }
        var not = (EffectiveRobustness.NotComparable) robustness;
        return new TrendState.Robustness(
                null, null, null, null, null, null, not.allPointsMean(), not.overlap(), not.reason());
    }

    /** The residual to the study's own runs from scratch. */
    static Residual residual(Point point, Baseline baseline) {
        return residual(point, Residual.FROM_SCRATCH, baseline.version(), baseline);
    }

    /** The residual to a baseline of that name and version, whose scale admits the point's ID value. */
    static Residual residual(Point point, String name, String version, Baseline baseline) {
        return new Residual(
                point.stage(),
                point.epoch(),
                point.study(),
                point.series(),
                point.architecture(),
                point.task(),
                point.ood(),
                point.role(),
                point.measure().label(),
                baseline.scale().label(),
                name,
                version,
                point.id(),
                point.value(),
                baseline.residual(point.id(), point.value()),
                bounds(baseline.interval(point.id(), point.value())),
                baseline.extrapolates(point.id()));
    }

    private static @Nullable Bounds bounds(Interval interval) {
        return interval instanceof Interval.Bounds b ? new Bounds(b.lower(), b.upper()) : null;
    }

    private static @Nullable String refusal(Interval interval) {
        return interval instanceof Interval.None none ? none.reason() : null;
    }
}
