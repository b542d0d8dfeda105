package dev.plumbline.analytics.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The running trend of a changing set of points, on one scale, for one unit.
 *
 * <p>An event costs O(1), of single points O(replicates), whatever the number of points, and the result is a function of the multiset of points:
 * adding, retracting and merging in any order give the same bits. Not thread-safe.
 */
public final class TrendSums {
    private static final int BAND_STEPS = 10;

    private final Cloud cloud;
    private final Unit unit;
    private final Bootstrap bootstrap;
    private final Units units;
    private IntervalRule rule;

    /** What {@link #estimate} said last; null since the points changed. */
    private @Nullable Estimate said;

    /** Kept from one estimate to the next while {@link #keepsReplicates()}; otherwise drawn when asked for. */
    private @Nullable LiveReplicates kept;

    public TrendSums(Scale scale, Unit unit, Bootstrap bootstrap) {
        this(new Cloud(scale), unit, bootstrap);
    }

    /** @param cloud has no points yet */
    TrendSums(Cloud cloud, Unit unit, Bootstrap bootstrap) {
        this.cloud = cloud;
        this.unit = unit;
        this.bootstrap = bootstrap;
        this.units = Units.of(unit, cloud.scale());
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
        added(point, cloud.add(point));
    }

    /**
     * Takes a point out that was taken in before.
     *
     * @throws IllegalArgumentException if it was not
     */
    public void retract(Observation point) {
        requireIn(point);
        removed(point, cloud.remove(point));
    }

    /** A point was taken into the cloud; {@code sums} is null where it has no place there. */
    void added(Observation point, @Nullable ExactSums sums) {
        said = null;
        if (sums != null) {
            willChange(point.unit());
            units.add(point, sums);
        }
    }

    /** A point was taken out of the cloud; {@code sums} is null where it had no place there. */
    void removed(Observation point, @Nullable ExactSums sums) {
        said = null;
        if (sums != null) {
            willChange(point.unit());
            units.remove(point, sums);
        }
    }

    void requireIn(Observation point) {
        if (cloud.admits(point) && !(units.mayHave(point) && cloud.hasId(point.id()))) {
            throw new IllegalArgumentException(point + " was never added");
        }
    }

    /** Takes all points of {@code other} in, which is of the same scale and unit. */
    public void merge(TrendSums other) {
        if (other.scale() != scale() || other.unit != unit) {
            throw new IllegalArgumentException("trends of different scales or units do not merge");
        }
        said = null;
        other.units.names().forEach(this::willChange);
        cloud.merge(other.cloud);
        units.merge(other.units);
    }

    /** The line, and no bootstrap. */
    public Trend trend() {
        return cloud.trend();
    }

    /** Units that have an admitted point. */
    public int units() {
        return units.count();
    }

    /** The ID values that the admitted points span; of no use without points. */
    Range range() {
        return cloud.range();
    }

    /** Names the multiset of points by their sums: 16 hexadecimal digits. */
    String fingerprint() {
        return cloud.total().fingerprint();
    }

    public Scale scale() {
        return cloud.scale();
    }

    IntervalRule rule() {
        if (rule.count() != units.count()) {
            rule = new IntervalRule(unit, units.count());
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
        return unit == Unit.PAIRS ? lines() : jackknife();
    }

    /** Of the line, which there is; of two units or more. */
    Jackknife jackknife() {
        return new Jackknife(cloud.total(), units.byName());
    }

    private BandPoint bandPoint(Line line, LineIntervals intervals, double id) {
        double x = scale().transform(id);
        Interval onScale = intervals.height(x);
        Interval interval = onScale instanceof Interval.Bounds b
                ? new Interval.Bounds(scale().inverse(b.lower()), scale().inverse(b.upper()))
                : onScale;
        return new BandPoint(id, scale().inverse(line.at(x)), interval);
    }

    /** Does the work of the changes since the last estimate, so that the next need not. */
    public void settle() {
        replicates().ifPresent(LiveReplicates::settle);
    }

    /** Those that are kept, which may not be settled; empty where they are drawn when asked for. */
    Optional<LiveReplicates> replicates() {
        if (!keepsReplicates()) {
            kept = null;
        } else if (kept == null) {
            kept = new LiveReplicates(bootstrap.poisson(), bootstrap.replicates(rule()), units);
        }
        return Optional.ofNullable(kept);
    }

    /** Few points are cheap to redraw and want many replicates: only the sums of many points are worth their memory. */
    private boolean keepsReplicates() {
        return unit == Unit.PAIRS && bootstrap.weights() == Weights.POISSON && !rule().few();
    }

    private ReplicateLines lines() {
        settle();
        return replicates().map(LiveReplicates::lines).orElseGet(this::draw);
    }

    private ReplicateLines draw() {
        int count = bootstrap.replicates(rule());
        if (bootstrap.weights() == Weights.MULTINOMIAL) {
            return Multinomial.draw(units.byName().values(), count, bootstrap.seed())
                    .lines();
        }
        LiveReplicates drawn = new LiveReplicates(bootstrap.poisson(), count, units);
        drawn.settle();
        return drawn.lines();
    }

    private void willChange(String name) {
        if (kept != null) {
            kept.willChange(name);
        }
    }
}
