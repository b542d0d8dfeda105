package dev.plumbline.analytics.statistics;

/**
 * The sums of every bootstrap replicate, and how many distinct units each one drew.
 *
 * <p>One array a limb, over all replicates: every loop runs along arrays without branches, so that the compiler turns it
 * into vector instructions.
 */
final class Replicates {
    /** A central sum of squares that has kept fewer bits than a double's 53 less these is centred exactly instead. */
    private static final double MOST_CANCELLATION = 0x1p16;

    private static final double LIMB = 0x1p58;
    private static final double UNIT = 0x1p-40;

    private final long[] weight;
    private final int[] distinct;
    private final long[][] low;
    private final long[][] high;

    Replicates(int replicates) {
        weight = new long[replicates];
        distinct = new int[replicates];
        low = new long[ExactSums.WIDE_SUMS][replicates];
        high = new long[ExactSums.WIDE_SUMS][replicates];
    }

    int size() {
        return distinct.length;
    }

    /**
     * Adds what one unit contributes, {@code weights[b]} times to replicate b.
     *
     * @param membership whether with it the unit comes in (1), goes out (-1), or neither (0)
     */
    void add(long[] weights, ExactSums contribution, int membership) {
        addMultiples(weight, weights, contribution.weight());
        for (int i = 0; i < ExactSums.WIDE_SUMS; i++) {
            addMultiples(low[i], high[i], weights, contribution.low(i), contribution.high(i));
        }
        if (membership != 0) {
            count(weights, membership);
        }
    }

    private static void addMultiples(long[] sums, long[] weights, long value) {
        for (int b = 0; b < sums.length; b++) {
            sums[b] += weights[b] * value;
        }
    }

    private static void addMultiples(long[] low, long[] high, long[] weights, long lowValue, long highValue) {
        for (int b = 0; b < low.length; b++) {
            long sum = low[b] + weights[b] * lowValue;
            low[b] = sum & ExactSums.LOW;
            high[b] += weights[b] * highValue + (sum >>> ExactSums.LOW_BITS);
        }
    }

    private void count(long[] weights, int change) {
        for (int b = 0; b < distinct.length; b++) {
            distinct[b] += weights[b] != 0 ? change : 0;
        }
    }

    /** Adds one draw of a unit to one replicate. */
    void draw(int replicate, ExactSums unit, boolean first) {
        weight[replicate] += unit.weight();
        for (int i = 0; i < ExactSums.WIDE_SUMS; i++) {
            long sum = low[i][replicate] + unit.low(i);
            low[i][replicate] = sum & ExactSums.LOW;
            high[i][replicate] += unit.high(i) + (sum >>> ExactSums.LOW_BITS);
        }
        distinct[replicate] += first ? 1 : 0;
    }

    /** The lines of the replicates that have one: at least two distinct units, and ID values that differ. */
    ReplicateLines lines() {
        double[] slopes = new double[size()];
        double[] intercepts = new double[size()];
        for (int b = 0; b < size(); b++) {
            if (distinct[b] < 2) {
                slopes[b] = Double.NaN;
                intercepts[b] = Double.NaN;
                continue;
            }
            double n = weight[b];
            double x = sum(Sums.X, b);
            double y = sum(Sums.Y, b);
            double xx = sum(Sums.XX, b);
            double xy = sum(Sums.XY, b);
            double meanX = x / n;
            double sxx = xx - meanX * x;
            if (sxx * MOST_CANCELLATION > xx && sxx * MOST_CANCELLATION > Math.abs(xy)) {
                double slope = (xy - meanX * y) / sxx;
                slopes[b] = slope;
                intercepts[b] = (y / n - slope * meanX) * UNIT;
            } else {
                Line line = exactLine(b);
                slopes[b] = line.slope();
                intercepts[b] = line.intercept();
            }
        }
        return new ReplicateLines(slopes, intercepts);
    }

    private double sum(int sum, int replicate) {
        return high[sum][replicate] * LIMB + low[sum][replicate];
    }

    private Line exactLine(int replicate) {
        Moments moments = new Sums(
                        weight[replicate],
                        wide(Sums.X, replicate),
                        wide(Sums.Y, replicate),
                        wide(Sums.XX, replicate),
                        wide(Sums.XY, replicate),
                        wide(Sums.YY, replicate))
                .moments();
        return moments.hasLine() ? moments.line() : Line.NONE;
    }

    private Int128 wide(int sum, int replicate) {
        return Int128.ofLimbs(high[sum][replicate], low[sum][replicate]);
    }
}
