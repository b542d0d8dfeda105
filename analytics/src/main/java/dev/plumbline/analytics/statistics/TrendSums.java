package dev.plumbline.analytics.statistics;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The running trend of a changing set of points, on one scale, for one unit.
 *
 * <p>An event costs O(1), of single points O(replicates), whatever the number of points, and the result is a function of the multiset of points:
 * adding, retracting and merging in any order give the same bits. Not thread-safe.
 */
public final class TrendSums {
    private static final int BAND_STEPS = 10;

    private final Scale scale;
    private final Unit unit;
    private final Bootstrap bootstrap;
    private final ExactSums total = new ExactSums();
    private final Map<String, ExactSums> units = new HashMap<>();
    private final TreeMap<Double, Integer> ids = new TreeMap<>();
    private Excluded excluded = Excluded.NONE;
    private IntervalRule rule;

    /** What {@link #estimate} said last; null since the points changed. */
    private @Nullable Estimate said;

    /** Kept from one estimate to the next while {@link #keepsReplicates()}; otherwise drawn when asked for. */
    private @Nullable LiveReplicates kept;

    public TrendSums(Scale scale, Unit unit, Bootstrap bootstrap) {
        this.scale = scale;
        this.unit = unit;
        this.bootstrap = bootstrap;
        this.rule = new IntervalRule(unit, 0);
    }

    /** The live trend of {@code points}. */
    public static TrendSums of(Scale scale, Unit unit, Collection<Observation> points) {
        TrendSums sums = new TrendSums(scale, unit, Bootstrap.LIVE);
        points.forEach(sums::add);
        return sums;
    }

    /** Takes a point in. */
    public void add(Observation point) {
        said = null;
        if (!admits(point)) {
            excluded = excluded.plus(Excluded.of(point, scale));
            return;
        }
        ids.merge(point.id(), 1, Integer::sum);
        ExactSums change = sums(point);
        total.add(change);
        unit(point.unit()).add(change);
    }

    /**
     * Takes a point out that was taken in before.
     *
     * @throws IllegalArgumentException if it was not
     */
    public void retract(Observation point) {
        said = null;
        if (!admits(point)) {
            excluded = excluded.minus(Excluded.of(point, scale));
            return;
        }
        ExactSums unit = units.get(point.unit());
        if (unit == null || !ids.containsKey(point.id())) {
            throw new IllegalArgumentException(point + " was never added");
        }
        ids.computeIfPresent(point.id(), (id, count) -> count == 1 ? null : count - 1);
        willChange(point.unit());
        ExactSums change = sums(point);
        total.subtract(change);
        unit.subtract(change);
        if (unit.weight() == 0) {
            units.remove(point.unit());
        }
    }

    /** Takes all points of {@code other} in, which is of the same scale and unit. */
    public void merge(TrendSums other) {
        if (other.scale != scale || other.unit != unit) {
            throw new IllegalArgumentException("trends of different scales or units do not merge");
        }
        said = null;
        excluded = excluded.plus(other.excluded);
        other.ids.forEach((id, count) -> ids.merge(id, count, Integer::sum));
        total.add(other.total);
        other.units.forEach((name, sums) -> unit(name).add(sums));
    }

    /** The line, and no bootstrap. */
    public Trend trend() {
        return Trend.of(total, excluded);
    }

    /** Units that have an admitted point. */
    public int units() {
        return units.size();
    }

    /** The ID values that the admitted points span; of no use without points. */
    Range range() {
        return new Range(ids.firstKey(), ids.lastKey());
    }

    /** Names the multiset of points by their sums: 16 hexadecimal digits. */
    String fingerprint() {
        return total.fingerprint();
    }

    public Scale scale() {
        return scale;
    }

    IntervalRule rule() {
        if (rule.count() != units.size()) {
            rule = new IntervalRule(unit, units.size());
        }
        return rule;
    }

    /** The line with its intervals and band. */
    public Estimate estimate() {
        Estimate estimate = said;
        if (estimate == null) {
            estimate = newEstimate();
            said = estimate;
        }
        return estimate;
    }

    private Estimate newEstimate() {
        Trend trend = trend();
        if (!(trend instanceof Trend.Fitted fitted)) {
            Interval none = new Interval.None("no line: no interval");
            return new Estimate(trend, unit, units(), none, none, 0, 0, List.of());
        }
        LineIntervals intervals = intervals();
        List<BandPoint> band = range().grid(BAND_STEPS).stream()
                .map(id -> bandPoint(fitted.line(), intervals, id))
                .toList();
        return new Estimate(
                trend,
                unit,
                units(),
                intervals.slope(),
                intervals.intercept(),
                intervals.replicates(),
                intervals.dropped(),
                band);
    }

    /** Of the line, which there is. */
    LineIntervals intervals() {
        Optional<String> refusal = rule().refusal();
        if (refusal.isPresent()) {
            return new LineIntervals.None(refusal.get());
        }
        return unit == Unit.PAIRS ? lines(bootstrap.replicates(rule())) : jackknife();
    }

    /** Of the line, which there is; of two units or more. */
    Jackknife jackknife() {
        return new Jackknife(total, units);
    }

    private BandPoint bandPoint(Line line, LineIntervals intervals, double id) {
        double x = scale.transform(id);
        Interval onScale = intervals.height(x);
        Interval interval = onScale instanceof Interval.Bounds b
                ? new Interval.Bounds(scale.inverse(b.lower()), scale.inverse(b.upper()))
                : onScale;
        return new BandPoint(id, scale.inverse(line.at(x)), interval);
    }

    /** Does the work of the changes since the last estimate, so that the next need not. */
    public void settle() {
        if (keepsReplicates()) {
            live().settle(units);
        } else {
            kept = null;
        }
    }

    /** The lines of replicates 0 .. {@code count} - 1. */
    ReplicateLines lines(int count) {
        settle();
        return keepsReplicates() && count == bootstrap.replicates(rule()) ? live().lines() : draw(count);
    }

    private LiveReplicates live() {
        if (kept == null) {
            kept = new LiveReplicates(bootstrap.poisson(), bootstrap.replicates(rule()), units);
        }
        return kept;
    }

    /** Few points are cheap to redraw and want many replicates: only the sums of many points are worth their memory. */
    private boolean keepsReplicates() {
        return unit == Unit.PAIRS && bootstrap.weights() == Weights.POISSON && !rule().few();
    }

    private ReplicateLines draw(int count) {
        if (bootstrap.weights() == Weights.MULTINOMIAL) {
            return Multinomial.draw(new TreeMap<>(units).values(), count, bootstrap.seed())
                    .lines();
        }
        return new LiveReplicates(bootstrap.poisson(), count, units).lines();
    }

    private boolean admits(Observation point) {
        return scale.admits(point.id()) && scale.admits(point.ood());
    }

    private ExactSums sums(Observation point) {
        return ExactSums.of(scale.transform(point.id()), scale.transform(point.ood()));
    }

    /** The sums of a unit, to be changed. */
    private ExactSums unit(String name) {
        willChange(name);
        return units.computeIfAbsent(name, unit -> new ExactSums());
    }

    private void willChange(String unit) {
        if (kept != null) {
            kept.willChange(unit, units.get(unit));
        }
    }
}
