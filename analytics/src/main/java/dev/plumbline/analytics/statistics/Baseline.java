package dev.plumbline.analytics.statistics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What residuals are taken to: a trend as it stood when it was taken. Not thread-safe. */
public final class Baseline {
    private final TrendSums sums;
    private final Trend.Fitted trend;
    private final Range range;
    private final IntervalRule rule;
    private final String version;

    /** Found when first needed; so is the other. */
    private @Nullable LineIntervals intervals;

    private @Nullable Jackknife jackknife;

    private Baseline(TrendSums sums, Trend.Fitted trend) {
        this.sums = sums;
        this.trend = trend;
        range = sums.range();
        rule = sums.rule();
        version = sums.fingerprint();
    }

    /** The baseline that the points now in {@code sums} give; it lasts until they change. Empty if they have no line. */
    public static Optional<Baseline> of(TrendSums sums) {
        return sums.trend() instanceof Trend.Fitted trend ? Optional.of(new Baseline(sums, trend)) : Optional.empty();
    }

    /** Names its points: equal points, equal version. */
    public String version() {
        return version;
    }

    /** The residual of a point that {@link Scale#admits} by its ID value. */
    public double residual(double id, double ood) {
        return trend.line().residual(scale(), id, ood);
    }

    /** The interval of a residual that the baseline's own uncertainty gives. */
    public Interval interval(double id, double ood) {
        Interval expected = intervals().height(scale().transform(id));
        return expected instanceof Interval.Bounds b
                ? new Interval.Bounds(ood - scale().inverse(b.upper()), ood - scale().inverse(b.lower()))
                : expected;
    }

    /** Whether the line says nothing of such an ID value: no point of the baseline lies as far out. */
    public boolean extrapolates(double id) {
        return !range.contains(id);
    }

    public Scale scale() {
        return sums.scale();
    }

    Line line() {
        return trend.line();
    }

    IntervalRule rule() {
        return rule;
    }

    private LineIntervals intervals() {
        LineIntervals found = intervals;
        if (found == null) {
            found = sums.intervals();
            intervals = found;
        }
        return found;
    }

    /** Of two units or more. */
    Jackknife jackknife() {
        Jackknife found = jackknife;
        if (found == null) {
            found = sums.jackknife();
            jackknife = found;
        }
        return found;
    }
}
