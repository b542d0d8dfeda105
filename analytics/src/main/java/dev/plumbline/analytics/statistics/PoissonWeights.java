package dev.plumbline.analytics.statistics;

import dev.plumbline.contracts.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Poisson(1) bootstrap weights that need no memory: the weight of a unit in a replicate is a function of (seed, unit,
 * replicate) alone, so points may come, go and be merged in any order (Chamandy et al. 2012).
 *
 * <p>A unit's stream is SplitMix64 (Steele et al. 2014) started at the first 8 bytes of SHA-256(seed, unit); each output
 * is inverted through the Poisson distribution function.
 */
public record PoissonWeights(long seed) {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double[] DISTRIBUTION = distribution();

    /** The largest weight that can occur. */
    static final int MOST = DISTRIBUTION.length;

    private static final int BIN_BITS = 12;
    private static final byte AMBIGUOUS = -1;
    private static final byte[] BINS = bins();

    /** The weights of one unit in replicates 0 .. {@code replicates} - 1. */
    public long[] of(String unit, int replicates) {
        long[] weights = new long[replicates];
        fill(weights, unit);
        return weights;
    }

    /** The weights of one unit in replicates 0 .. {@code weights.length} - 1. */
    void fill(long[] weights, String unit) {
        long start = start(unit);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = mix(start + (i + 1) * GOLDEN_GAMMA);
        }
        for (int i = 0; i < weights.length; i++) {
            byte weight = BINS[(int) (weights[i] >>> (Long.SIZE - BIN_BITS))];
            weights[i] = weight == AMBIGUOUS ? weight(uniform(weights[i])) : weight;
        }
    }

    private static double uniform(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    private static byte weight(double uniform) {
        byte weight = 0;
        while (weight < MOST && uniform >= DISTRIBUTION[weight]) {
            weight++;
        }
        return weight;
    }

    /** The weight that all numbers with the same first bits have, where they have one. */
    private static byte[] bins() {
        byte[] bins = new byte[1 << BIN_BITS];
        for (int bin = 0; bin < bins.length; bin++) {
            long least = (long) bin << (Long.SIZE - BIN_BITS);
            long greatest = least | -1L >>> BIN_BITS;
            byte weight = weight(uniform(least));
            bins[bin] = weight(uniform(greatest)) == weight ? weight : AMBIGUOUS;
        }
        return bins;
    }

    private long start(String unit) {
        MessageDigest sha = Digest.sha256();
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
        return ByteBuffer.wrap(sha.digest(unit.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }

    /** P(W &lt;= k) for k = 0 .. 17; beyond lies less than one in 2^53. */
    private static double[] distribution() {
        double[] cumulative = new double[18];
        double term = StrictMath.exp(-1);
        double sum = 0;
        for (int k = 0; k < cumulative.length; k++) {
            sum += term;
            cumulative[k] = sum;
            term /= k + 1;
        }
        return cumulative;
    }
}
