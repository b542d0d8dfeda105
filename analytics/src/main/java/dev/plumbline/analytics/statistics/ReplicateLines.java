package dev.plumbline.analytics.statistics;

import java.util.Arrays;

/** One line per bootstrap replicate; a replicate without a line is dropped. */
final class ReplicateLines {
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

    int size() {
        return slopes.length;
    }

    int dropped() {
        return slopes.length - kept.length;
    }

    /** NaN where the replicate has no line. */
    double slope(int replicate) {
        return slopes[replicate];
    }

    double intercept(int replicate) {
        return intercepts[replicate];
    }

    double[] slopes() {
        return kept(slopes);
    }

    double[] intercepts() {
        return kept(intercepts);
    }

    double[] heights(double x) {
        double[] heights = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            heights[i] = intercepts[kept[i]] + slopes[kept[i]] * x;
        }
        return heights;
    }

    private double[] kept(double[] values) {
        double[] result = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            result[i] = values[kept[i]];
        }
        return result;
    }
}
