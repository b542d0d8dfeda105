package dev.plumbline.analytics.comparison;

import dev.plumbline.analytics.statistics.Interval;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of paired differences, one for each pair of pre-trainings.
 *
 * @param pairs pairs that match
 * @param mean of the differences
 * @param interval 95 %, by Student's t
 * @param inner 90 %, by Student's t: what an equivalence is read from
 * @param p of the sign-flip test, two-sided
 */
public record Difference(int pairs, double mean, Interval interval, Interval inner, double p) {
    /** Fewer pairs decide nothing: with five, no sign-flip test reaches 5 %. */
    public static final int FEWEST_PAIRS = 6;

    static final double LEVEL = 0.05;

    /** Of at least one difference. */
    static Difference of(double[] differences) {
        double mean = mean(differences);
        return new Difference(
                differences.length,
                mean,
                interval(differences, mean, 0.975),
                interval(differences, mean, 0.95),
                SignFlip.p(differences));
    }

    /** The smallest p-value that so many pairs can have, adjusted by Holm's method for so many comparisons. */
    static double leastP(int pairs, int comparisons) {
        return Math.min(1, comparisons * Math.pow(2, 1.0 - pairs));
    }

    /** The fewest pairs with which one of so many comparisons can be decided. */
    static int fewestPairs(int comparisons) {
        int pairs = FEWEST_PAIRS;
        while (leastP(pairs, comparisons) >= LEVEL) {
            pairs++;
        }
        return pairs;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static Interval interval(double[] values, double mean, double quantile) {
        if (values.length < 2) {
            return new Interval.None("one pair: no interval");
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        double half = error * TDistribution.of(values.length - 1.0).inverseCumulativeProbability(quantile);
        return new Interval.Bounds(mean - half, mean + half);
    }

    /**
     * Equivalence comes first: what surely lies within the margin makes no difference, however surely it is not 0.
     *
     * @param margin the largest difference that makes none
     * @param adjusted the p-value, adjusted for the other comparisons
     */
    Verdict verdict(double margin, double adjusted) {
        if (pairs < FEWEST_PAIRS) {
            return Verdict.UNDECIDED;
        }
        if (inner instanceof Interval.Bounds bounds && bounds.lower() > -margin && bounds.upper() < margin) {
            return Verdict.EQUIVALENT;
        }
        if (adjusted < LEVEL) {
            return mean > 0 ? Verdict.HIGHER : Verdict.LOWER;
        }
        return Verdict.UNDECIDED;
    }
}
