package dev.plumbline.analytics.statistics;

/** A two's-complement 128-bit integer; arithmetic is modulo 2^128, so a result that fits is exact whatever was in between. */
record Int128(long high, long low) {
    private static final double TWO_64 = 0x1p64;

    static Int128 product(long a, long b) {
        return new Int128(Math.multiplyHigh(a, b), a * b);
    }

    /** high * 2^58 + low. */
    static Int128 ofLimbs(long high, long low) {
        return new Int128(high >> (Long.SIZE - ExactSums.LOW_BITS), high << ExactSums.LOW_BITS | low);
    }

    Int128 plus(Int128 other) {
        long sum = low + other.low;
        return new Int128(high + other.high + carry(sum, low), sum);
    }

    Int128 minus(Int128 other) {
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        return new Int128(high - other.high - borrow, low - other.low);
    }

    Int128 times(long factor) {
        long lowHigh = Math.multiplyHigh(low, factor) + (low < 0 ? factor : 0);
        return new Int128(lowHigh + high * factor, low * factor);
    }

    double toDouble() {
        if (high >= 0) {
            return high * TWO_64 + unsigned(low);
        }
        Int128 negated = new Int128(0, 0).minus(this);
        return -(negated.high * TWO_64 + unsigned(negated.low));
    }

    /** 1 where the unsigned sum of {@code addend} and something wrapped, else 0. */
    private static long carry(long sum, long addend) {
        return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
    }
}
