package dev.plumbline.analytics.statistics;

/** {@link ExactSums} as whole integers, in units of 2^-40 and, for the products, 2^-80. */
record Sums(long weight, Int128 x, Int128 y, Int128 xx, Int128 xy, Int128 yy) {
    /** Where each of the wide sums stands. */
    static final int X = 0;

    static final int Y = 1;
    static final int XX = 2;
    static final int XY = 3;
    static final int YY = 4;

    private static final double UNIT = 0x1p-40;
    private static final double SQUARED = 0x1p-80;

    /** Means and central sums, centred exactly before anything is rounded; the weight is positive. */
    Moments moments() {
        long n = weight;
        long ox = Math.round(x.toDouble() / n);
        long oy = Math.round(y.toDouble() / n);
        double dx = x.minus(Int128.product(ox, n)).toDouble();
        double dy = y.minus(Int128.product(oy, n)).toDouble();
        // sum (x - ox)(y - oy) = sum xy - ox sum y - oy sum x + n ox oy
        double sxx = xx.minus(x.times(ox).times(2))
                .plus(Int128.product(ox, ox).times(n))
                .toDouble();
        double sxy = xy.minus(y.times(ox))
                .minus(x.times(oy))
                .plus(Int128.product(ox, oy).times(n))
                .toDouble();
        double syy = yy.minus(y.times(oy).times(2))
                .plus(Int128.product(oy, oy).times(n))
                .toDouble();
        return new Moments(
                n,
                (ox + dx / n) * UNIT,
                (oy + dy / n) * UNIT,
                (sxx - dx * dx / n) * SQUARED,
                (sxy - dx * dy / n) * SQUARED,
                (syy - dy * dy / n) * SQUARED);
    }
}
