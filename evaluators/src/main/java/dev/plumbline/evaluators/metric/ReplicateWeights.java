package dev.plumbline.evaluators.metric;

import dev.plumbline.contracts.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Poisson(1) bootstrap weights of the units of one test set. A weight is a function of (seed, test set, unit, replicate)
 * alone: all checkpoints that are scored on a set share it, so that replicates of their differences are paired, and no
 * checkpoint need be at hand when another is scored (Chamandy et al. 2012).
 *
 * <p>A group's stream is SplitMix64 (Steele et al. 2014) started at the first 8 bytes of SHA-256(seed, manifest, group);
 * that of an image without a group is started at draw {@code index} of a stream of the set's own. One draw gives the weights
 * of four replicates, 16 bits each, so a probability is exact to 2^-16.
 */
final class ReplicateWeights {
    /** Replicates that one draw serves. */
    static final int LANES = 4;
    /** The bits of a lane. */
    static final int LANE = 16;

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final byte[] WEIGHTS = weights();

    private final long seed;
    private final String manifest;
    private final long images;

    ReplicateWeights(long seed, String manifest) {
        this.seed = seed;
        this.manifest = manifest;
        this.images = start("images");
    }

    long ofGroup(String group) {
        return start("group\t" + group);
    }

    long ofImage(int index) {
        return mix(images + (index + 1) * GOLDEN_GAMMA);
    }

    /** The weights in replicates 4 block to 4 block + 3, one a lane, the first in the lowest. */
    static long lanes(long stream, int block) {
        long draw = mix(stream + (block + 1) * GOLDEN_GAMMA);
        return weight(draw, 0) | weight(draw, 1) | weight(draw, 2) | weight(draw, 3);
    }

    private static long weight(long draw, int lane) {
        return (long) WEIGHTS[lane(draw, lane)] << (lane * LANE);
    }

    static int lane(long lanes, int lane) {
        return (int) (lanes >>> (lane * LANE)) & 0xffff;
    }

    private long start(String unit) {
        MessageDigest sha = Digest.sha256();
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
        sha.update(manifest.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(sha.digest(unit.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }

    /** The weight of each of 2^16 uniform draws: the first k with draw < P(W <= k). */
    private static byte[] weights() {
        byte[] weights = new byte[1 << LANE];
        double term = StrictMath.exp(-1);
        double cumulative = term;
        int weight = 0;
        for (int draw = 0; draw < weights.length; draw++) {
            while ((draw + 0.5) / weights.length >= cumulative) {
                weight++;
                term /= weight;
                cumulative += term;
            }
            weights[draw] = (byte) weight;
        }
        return weights;
    }
}
