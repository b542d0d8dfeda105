package dev.plumbline.analytics.statistics;

import dev.plumbline.contracts.Digest;
import java.nio.ByteBuffer;

/**
 * Rows of the six weighted sums that a line needs: w, wx, wy, wxx, wxy, wyy.
 *
 * <p>Coordinates are fixed point, rounded once to 2^-40; sums are 128-bit integers. Integer addition commutes, associates
 * and can be undone, so a row depends only on the multiset of points in it: never on their order, on retractions or on
 * merges. No input overflows: |t(p)| &lt; 2^10 for every double p in (0, 1), so a product takes 100 bits and 2^27 points fit.
 */
final class ExactSums {
    /** Cells of a row: the weight, then high and low halves of five sums. */
    private static final int STRIDE = 11;

    private static final double ONE = 0x1p40;
    private static final double SQUARED = 0x1p-80;

    private static final int X = 1;
    private static final int Y = 3;
    private static final int XX = 5;
    private static final int XY = 7;
    private static final int YY = 9;

    private final long[] cells;

    ExactSums(int rows) {
        cells = new long[Math.multiplyExact(rows, STRIDE)];
    }

    /** One row that holds one point of weight 1. */
    static ExactSums of(double x, double y) {
        long qx = Math.round(x * ONE);
        long qy = Math.round(y * ONE);
        ExactSums sums = new ExactSums(1);
        sums.cells[0] = 1;
        sums.set(X, new Int128(qx >> 63, qx));
        sums.set(Y, new Int128(qy >> 63, qy));
        sums.set(XX, Int128.product(qx, qx));
        sums.set(XY, Int128.product(qx, qy));
        sums.set(YY, Int128.product(qy, qy));
        return sums;
    }

    int rows() {
        return cells.length / STRIDE;
    }

    long weight(int row) {
        return cells[row * STRIDE];
    }

    /** Adds a row of {@code other} to a row of this. */
    void add(int row, ExactSums other, int otherRow) {
        int to = row * STRIDE;
        int from = otherRow * STRIDE;
        cells[to] += other.cells[from];
        for (int i = 1; i < STRIDE; i += 2) {
            long addend = other.cells[from + i + 1];
            long low = cells[to + i + 1] + addend;
            cells[to + i + 1] = low;
            cells[to + i] += other.cells[from + i] + Int128.carry(low, addend);
        }
    }

    /** Row k of the result is k times row 0 of this, for k = 0 .. {@code most}. */
    ExactSums multiples(int most) {
        ExactSums multiples = new ExactSums(most + 1);
        for (int k = 1; k <= most; k++) {
            multiples.add(k, multiples, k - 1);
            multiples.add(k, this, 0);
        }
        return multiples;
    }

    /** Row 0 with the opposite sign. */
    ExactSums negated() {
        ExactSums negated = new ExactSums(1);
        negated.cells[0] = -cells[0];
        for (int i = 1; i < STRIDE; i += 2) {
            negated.set(i, new Int128(0, 0).minus(get(i)));
        }
        return negated;
    }

    /** Mean and central sums of a row of positive weight, centred exactly before anything is rounded. */
    Moments moments(int row) {
        int at = row * STRIDE;
        long n = cells[at];
        Int128 sx = get(at + X);
        Int128 sy = get(at + Y);
        long ox = Math.round(sx.toDouble() / n);
        long oy = Math.round(sy.toDouble() / n);
        double dx = sx.minus(Int128.product(ox, n)).toDouble();
        double dy = sy.minus(Int128.product(oy, n)).toDouble();
        // sum (x - ox)(y - oy) = sum xy - ox sum y - oy sum x + n ox oy
        double sxx = get(at + XX)
                .minus(sx.times(ox).times(2))
                .plus(Int128.product(ox, ox).times(n))
                .toDouble();
        double sxy = get(at + XY)
                .minus(sy.times(ox))
                .minus(sx.times(oy))
                .plus(Int128.product(ox, oy).times(n))
                .toDouble();
        double syy = get(at + YY)
                .minus(sy.times(oy).times(2))
                .plus(Int128.product(oy, oy).times(n))
                .toDouble();
        return new Moments(
                n,
                (ox + dx / n) / ONE,
                (oy + dy / n) / ONE,
                (sxx - dx * dx / n) * SQUARED,
                (sxy - dx * dy / n) * SQUARED,
                (syy - dy * dy / n) * SQUARED);
    }

    /** 16 hexadecimal digits of the digest of all cells. */
    String fingerprint() {
        ByteBuffer bytes = ByteBuffer.allocate(cells.length * Long.BYTES);
        bytes.asLongBuffer().put(cells);
        return Digest.of(bytes.array()).substring(0, 16);
    }

    private Int128 get(int cell) {
        return new Int128(cells[cell], cells[cell + 1]);
    }

    private void set(int cell, Int128 value) {
        cells[cell] = value.high();
        cells[cell + 1] = value.low();
    }
}
