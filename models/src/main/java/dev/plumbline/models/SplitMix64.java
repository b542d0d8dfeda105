package dev.plumbline.models;

import dev.plumbline.datasets.augment.UniformDraws;

/**
 * Steele, Lea and Flood's SplitMix64 (OOPSLA 2014), written out so that no Java release can change what a seed means.
 */
final class SplitMix64 implements UniformDraws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    /** A stream of its own for each path of keys: {@code of(seed, purpose, epoch, index)}. */
    static SplitMix64 of(long seed, long... keys) {
        long state = mix(seed + GOLDEN);
        for (long key : keys) {
            state = mix(mix(state + GOLDEN) + key);
        }
        return new SplitMix64(state);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in 0 to {@code bound - 1}, without bias. */
    @Override
    public int below(int bound) {
        long range = Integer.toUnsignedLong(-1) + 1;
        long limit = range - range % bound;
        long bits = next() >>> 32;
        while (bits >= limit) {
            bits = next() >>> 32;
        }
        return (int) (bits % bound);
    }

    @Override
    public float unit() {
        return (next() >>> 40) * 0x1.0p-24f;
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Standard normal, by Box and Muller. */
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
