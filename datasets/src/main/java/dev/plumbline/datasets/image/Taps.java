package dev.plumbline.datasets.image;

/**
 * For each output pixel along one side: the first input pixel and the weights of it and its neighbours. The weights of
 * one output pixel sum to about {@code 1 << 22}.
 */
final class Taps {
    private static final int BITS = 22;
    static final int HALF = 1 << (BITS - 1);

    private final int[] starts;
    private final int[] begins;
    private final int[] weights;

    private Taps(int[] starts, int[] begins, int[] weights) {
        this.starts = starts;
        this.begins = begins;
        this.weights = weights;
    }

    /**
     * @param in pixels of the input side
     * @param out pixels that it is scaled to
     * @param skip scaled pixels left out before the first wanted one
     */
    static Taps of(int in, int out, int skip, int count) {
        double scale = (double) in / out;
        double filterScale = Math.max(scale, 1.0);
        int[] starts = new int[count];
        int[] begins = new int[count + 1];
        int[] weights = new int[count * ((int) Math.ceil(filterScale) * 2 + 1)];
        for (int i = 0; i < count; i++) {
            double centre = (i + skip + 0.5) * scale;
            int start = Math.max((int) (centre - filterScale + 0.5), 0);
            int end = Math.min((int) (centre + filterScale + 0.5), in);
            starts[i] = start;
            begins[i + 1] = begins[i] + end - start;
            fill(weights, begins[i], start - centre, end - start, filterScale);
        }
        return new Taps(starts, begins, weights);
    }

    private static void fill(int[] weights, int begin, double distance, int count, double filterScale) {
        double[] triangle = new double[count];
        double sum = 0;
        for (int k = 0; k < count; k++) {
            triangle[k] = Math.max(0, 1 - Math.abs((distance + k + 0.5) * (1.0 / filterScale)));
            sum += triangle[k];
        }
        for (int k = 0; k < count; k++) {
            weights[begin + k] = (int) (0.5 + triangle[k] / sum * (1 << BITS));
        }
    }

    static byte rounded(int sum) {
        return (byte) Math.min(255, sum >> BITS);
    }

    /**
     * From {@link #HALF} and a sum of weighted levels to a level: at most 255 with fewer than 8,224 taps, each of which is
     * rounded up by half a unit at most.
     */
    static int level(int sum) {
        return sum >> BITS;
    }

    int count() {
        return starts.length;
    }

    int start(int i) {
        return starts[i];
    }

    int begin(int i) {
        return begins[i];
    }

    int end(int i) {
        return begins[i + 1];
    }

    int weight(int k) {
        return weights[k];
    }

    int firstSource() {
        return starts[0];
    }

    int lastSource() {
        int last = starts.length - 1;
        return starts[last] + end(last) - begin(last) - 1;
    }
}
