package dev.plumbline.analytics.statistics;

import java.util.Arrays;

/** One line per bootstrap replicate, whose percentiles are the intervals; a replicate without a line is dropped. */
final class ReplicateLines implements LineIntervals {
    private static final double TAIL = 0.025;

    private final double[] slopes;
    private final double[] intercepts;

    /** Which replicates have a line, in order. */
    private final int[] kept;

    /** @param slopes of every replicate; {@code intercepts} alike; NaN where there is no line */
    ReplicateLines(double[] slopes, double[] intercepts) {
        this.slopes = slopes;
        this.intercepts = intercepts;
        int[] indices = new int[slopes.length];
        int count = 0;
        for (int b = 0; b < slopes.length; b++) {
            if (!Double.isNaN(slopes[b])) {
                indices[count++] = b;
            }
        }
        kept = Arrays.copyOf(indices, count);
    }

    @Override
    public int replicates() {
        return slopes.length;
    }

    @Override
    public int dropped() {
        return slopes.length - kept.length;
    }

    @Override
    public Interval slope() {
        return percentiles(slopes());
    }

    @Override
    public Interval intercept() {
        return percentiles(kept(intercepts));
    }

    @Override
    public Interval height(double x) {
        double[] heights = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            heights[i] = intercepts[kept[i]] + slopes[kept[i]] * x;
        }
        return percentiles(heights);
    }

    private static Interval percentiles(double[] values) {
        return values.length < 2 ? new Interval.None("no replicate has a line: no interval") : Tails.of(values, TAIL);
    }

    double[] slopes() {
        return kept(slopes);
    }

    private double[] kept(double[] values) {
        double[] result = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            result[i] = values[kept[i]];
        }
        return result;
    }
}
