package dev.plumbline.analytics.statistics;

import dev.plumbline.contracts.Digest;
import java.nio.ByteBuffer;

/**
 * The six weighted sums that a line needs: w, wx, wy, wxx, wxy, wyy.
 *
 * <p>Coordinates are fixed point, rounded once to 2^-40; sums are integers of two limbs. Integer addition commutes,
 * associates and can be undone, so the sums depend only on the multiset of points: never on their order, on retractions or
 * on merges. |t(p)| &lt; 2^10 for every double p in (0, 1), so a product has 100 bits and 2^21 such points fit; of points with
 * |t| &lt; 2^6, that is p above 10^-27, 2^29 do.
 */
final class ExactSums {
    /** Sums of two limbs: high * 2^58 + low, 0 &lt;= low &lt; 2^58. A weight times a low limb then fits a long. */
    static final int WIDE_SUMS = 5;

    static final int LOW_BITS = 58;
    static final long LOW = (1L << LOW_BITS) - 1;

    private static final double ONE = 0x1p40;

    private final long[] low = new long[WIDE_SUMS];
    private final long[] high = new long[WIDE_SUMS];
    private long weight;

    /** The sums of one point that the scale admits, of weight 1. */
    static ExactSums of(Observation point, Scale scale) {
        return of(scale.transform(point.id()), scale.transform(point.ood()));
    }

    private static ExactSums of(double x, double y) {
        long qx = Math.round(x * ONE);
        long qy = Math.round(y * ONE);
        ExactSums sums = new ExactSums();
        sums.weight = 1;
        sums.set(Sums.X, new Int128(qx >> 63, qx));
        sums.set(Sums.Y, new Int128(qy >> 63, qy));
        sums.set(Sums.XX, Int128.product(qx, qx));
        sums.set(Sums.XY, Int128.product(qx, qy));
        sums.set(Sums.YY, Int128.product(qy, qy));
        return sums;
    }

    ExactSums copy() {
        ExactSums copy = new ExactSums();
        copy.add(this);
        return copy;
    }

    long weight() {
        return weight;
    }

    long low(int sum) {
        return low[sum];
    }

    long high(int sum) {
        return high[sum];
    }

    void add(ExactSums other) {
        weight += other.weight;
        for (int i = 0; i < WIDE_SUMS; i++) {
            long sum = low[i] + other.low[i];
            low[i] = sum & LOW;
            high[i] += other.high[i] + (sum >> LOW_BITS);
        }
    }

    void subtract(ExactSums other) {
        weight -= other.weight;
        for (int i = 0; i < WIDE_SUMS; i++) {
            long sum = low[i] - other.low[i];
            low[i] = sum & LOW;
            high[i] += (sum >> LOW_BITS) - other.high[i];
        }
    }

    /** Of a positive weight. */
    Moments moments() {
        return new Sums(weight, wide(Sums.X), wide(Sums.Y), wide(Sums.XX), wide(Sums.XY), wide(Sums.YY)).moments();
    }

    /** 16 hexadecimal digits of the digest of all sums. */
    String fingerprint() {
        ByteBuffer bytes = ByteBuffer.allocate((1 + 2 * WIDE_SUMS) * Long.BYTES);
        bytes.asLongBuffer().put(weight).put(high).put(low);
        return Digest.of(bytes.array()).substring(0, 16);
    }

    private Int128 wide(int sum) {
        return Int128.ofLimbs(high[sum], low[sum]);
    }

    private void set(int sum, Int128 value) {
        low[sum] = value.low() & LOW;
        high[sum] = value.high() << (Long.SIZE - LOW_BITS) | value.low() >>> LOW_BITS;
    }
}
