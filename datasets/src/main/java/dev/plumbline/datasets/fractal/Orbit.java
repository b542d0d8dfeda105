package dev.plumbline.datasets.fractal;

/**
 * The points that a chaos game visits from (0, 0), and the pixels that they fall on: coordinates shifted by min(0,
 * minimum), scaled so that their span is the side less the padding, and cut to whole numbers. An orbit that diverges is
 * cut {@value #LEAD} points before its first NaN. Room for one orbit at a time; not thread-safe.
 */
final class Orbit {
    static final int POINTS = 100_000;
    static final int SIDE = 512;
    private static final int PADDING = 6;
    private static final double SPAN = SIDE - 2 * PADDING;
    private static final int LEAD = 100;

    private final double[] xs = new double[POINTS];
    private final double[] ys = new double[POINTS];
    private final int[] columns = new int[POINTS];
    private final int[] rows = new int[POINTS];
    private int points;

    /** @param draws as many as points, in [0, 1); the last one is not used */
    void run(FunctionSystem system, double[] draws) {
        int reached = system.orbit(draws, xs, ys);
        points = reached == POINTS ? POINTS : Math.max(0, reached - LEAD);
        place(xs, columns);
        place(ys, rows);
    }

    int points() {
        return points;
    }

    int column(int point) {
        return columns[point];
    }

    int row(int point) {
        return rows[point];
    }

    /** What overflowed falls on 0, as NumPy's cast of NaN does. */
    private void place(double[] from, int[] to) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points; i++) {
            least = Math.min(least, from[i]);
            most = Math.max(most, from[i]);
        }
        double shift = Math.min(0, least);
        double span = (most - shift) - (least - shift);
        for (int i = 0; i < points; i++) {
            to[i] = (int) ((from[i] - shift) / span * SPAN + PADDING);
        }
    }

    /** Counts pixels that are hit, until it is plain that fewer than {@code wanted} are. */
    int pixels(int wanted) {
        long[] hit = new long[SIDE * SIDE / Long.SIZE];
        int count = 0;
        for (int i = 0; i < points && count + points - i >= wanted; i++) {
            int pixel = rows[i] * SIDE + columns[i];
            long bit = 1L << pixel;
            int word = pixel / Long.SIZE;
            count += (hit[word] & bit) == 0 ? 1 : 0;
            hit[word] |= bit;
        }
        return count;
    }
}
