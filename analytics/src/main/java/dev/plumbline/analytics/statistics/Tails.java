package dev.plumbline.analytics.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;

/** The two quantiles that cut equal tails off a sample, by linear interpolation between order statistics. */
final class Tails {
    /** Of more order statistics than these an insertion costs more than a partition of the whole sample. */
    private static final int MOST_INSERTED = 64;

    private static final Quantile LINEAR_INTERPOLATION =
            Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(true);

    private Tails() {}

    /** The quantiles at {@code tail} and 1 - {@code tail}, below a half, of two values or more, none of them NaN. */
    static Interval.Bounds of(double[] values, double tail) {
        double position = tail * (values.length - 1);
        int below = (int) position;
        if (below + 2 > MOST_INSERTED) {
            double[] ends = LINEAR_INTERPOLATION.evaluate(values, new double[] {tail, 1 - tail});
            return new Interval.Bounds(ends[0], ends[1]);
        }
        double[] least = least(values, below + 2, 1);
        double[] greatest = least(values, below + 2, -1);
        double fraction = position - below;
        return new Interval.Bounds(
                between(least[below], least[below + 1], fraction),
                -between(greatest[below], greatest[below + 1], fraction));
    }

    private static double between(double a, double b, double fraction) {
        return a + fraction * (b - a);
    }

    /** The {@code count} least of {@code sign * values}, in order. */
    private static double[] least(double[] values, int count, int sign) {
        double[] least = new double[count];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (double each : values) {
            double value = sign * each;
            if (value < least[count - 1]) {
                int at = count - 1;
                for (; at > 0 && least[at - 1] > value; at--) {
                    least[at] = least[at - 1];
                }
                least[at] = value;
            }
        }
        return least;
    }
}
