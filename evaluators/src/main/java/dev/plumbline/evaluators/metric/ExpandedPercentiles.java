package dev.plumbline.evaluators.metric;

import dev.plumbline.contracts.event.Bounds;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How percentiles of replicates become a 95 % interval when so many units are redrawn: few vary too little, so the lower
 * end is at Phi(-sqrt(K / (K - 1)) t(0.975, K - 1)) (Hesterberg 2015, section 3.3).
 */
record ExpandedPercentiles(int units) {
    /** Fewer units than this give no interval. */
    static final int FEWEST_UNITS = 5;

    private static final int FEW_UNITS = 8;

    /** 10,000 of few units, for their tails are coarse, else 1,000. */
    int replicates() {
        return units < FEW_UNITS ? 10_000 : 1_000;
    }

    double lowerTail() {
        double t = TDistribution.of(units - 1).inverseCumulativeProbability(0.975);
        return NormalDistribution.of(0, 1).cumulativeProbability(-Math.sqrt(units / (units - 1.0)) * t);
    }

    /** By linear interpolation between order statistics. */
    Bounds bounds(double[] replicates, double tail) {
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        return new Bounds(quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    private static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
