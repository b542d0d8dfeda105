package dev.plumbline.datasets.overlap;

import java.util.Arrays;

/**
 * 64 bits that hardly change when an image is resized, compressed again or brightened (pHash; Zauner 2010): the 64 lowest
 * frequencies of its cosine transform but the mean, in the order of (sum of frequencies, vertical frequency); a bit says
 * whether the coefficient is above their median.
 */
final class PerceptualHash {
    private static final int BITS = 64;
    /** Frequencies along a side among the 64 lowest. */
    private static final int FREQUENCIES = 11;

    private final double[][] cosines = new double[FREQUENCIES][Luma.SIDE];

    PerceptualHash() {
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int x = 0; x < Luma.SIDE; x++) {
                cosines[u][x] = StrictMath.cos((2 * x + 1) * u * StrictMath.PI / (2 * Luma.SIDE));
            }
        }
    }

    long of(Luma image) {
        double[] lowest = lowest(alongRows(image));
        double[] sorted = lowest.clone();
        Arrays.sort(sorted);
        double median = (sorted[BITS / 2 - 1] + sorted[BITS / 2]) / 2;
        long hash = 0;
        for (int i = 0; i < BITS; i++) {
            hash |= lowest[i] > median ? 1L << i : 0;
        }
        return hash;
    }

    /** The transform of each row: {@code [frequency][row]}. */
    private double[][] alongRows(Luma image) {
        double[][] rows = new double[FREQUENCIES][Luma.SIDE];
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int y = 0; y < Luma.SIDE; y++) {
                for (int x = 0; x < Luma.SIDE; x++) {
                    rows[u][y] += cosines[u][x] * image.at(x, y);
                }
            }
        }
        return rows;
    }

    private double[] lowest(double[][] rows) {
        double[] lowest = new double[BITS];
        int count = 0;
        for (int sum = 1; count < BITS; sum++) {
            for (int v = 0; v <= sum && count < BITS; v++) {
                int u = sum - v;
                for (int y = 0; y < Luma.SIDE; y++) {
                    lowest[count] += cosines[v][y] * rows[u][y];
                }
                count++;
            }
        }
        return lowest;
    }
}
