package dev.plumbline.analytics.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How percentiles of replicates become a 95 % interval when {@code units} units are redrawn.
 *
 * <p>Few units vary too little when they are redrawn, so the percentiles are expanded: the lower is at
 * Phi(-sqrt(K / (K - 1)) t(0.975, K - 1)) (Hesterberg 2015, section 3.3); single points keep 2.5 % and 97.5 %.
 */
public final class IntervalRule {
    /** Fewer units than this give no interval. */
    public static final int FEWEST_UNITS = 5;

    private static final int FEW_UNITS = 8;
    private static final double UNKNOWN = -1;

    private final Unit unit;
    private final int units;

    /** Found when first needed, for it takes a t quantile. */
    private double lowerTail = UNKNOWN;

    public IntervalRule(Unit unit, int units) {
        this.unit = unit;
        this.units = units;
    }

    Unit unit() {
        return unit;
    }

    int units() {
        return units;
    }

    /** Replicates to draw where nothing else is asked for: 10,000 of few units, for their tails are coarse, else 1,000. */
    public int replicates() {
        return few() ? 10_000 : 1_000;
    }

    boolean few() {
        return units < FEW_UNITS;
    }

    /** Why there is no interval; empty if there is one. */
    public Optional<String> refusal() {
        return units < FEWEST_UNITS ? Optional.of(unit.count(units) + ": no interval") : Optional.empty();
    }

    /** The fraction of replicates below the interval's lower end. */
    public double lowerTail() {
        if (lowerTail == UNKNOWN) {
            lowerTail = findLowerTail();
        }
        return lowerTail;
    }

    private double findLowerTail() {
        if (unit == Unit.PAIRS) {
            return 0.025;
        }
        double t = TDistribution.of(units - 1).inverseCumulativeProbability(0.975);
        return NormalDistribution.of(0, 1).cumulativeProbability(-Math.sqrt(units / (units - 1.0)) * t);
    }

    /** The percentile interval of replicates, in any order, by linear interpolation between order statistics. */
    public Interval interval(double[] replicates) {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            return new Interval.None(refusal.get());
        }
        if (replicates.length < 2) {
            return new Interval.None("no replicate has a line: no interval");
        }
        return Tails.of(replicates, lowerTail());
    }
}
