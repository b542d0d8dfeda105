package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Draws with replacement. Draw j of something is the place floor(u n / 2^63) of its n images in the order of their ids; u
 * are the first 63 bits of the (j mod 4)-th 8 bytes of the SHA-256 of {@code draw/SEED/ID/BLOCK} with BLOCK = j div 4. So the
 * draws for a smaller number are the first of those for a greater one, and draws for one id do not depend on the others'.
 */
final class ReplacementDraws {
    private static final int PER_BLOCK = 4;

    private final MessageDigest sha = Digest.sha256();
    private final long seed;

    ReplacementDraws(long seed) {
        this.seed = seed;
    }

    /**
     * How often each of {@code n} images is drawn in {@code draws} draws.
     *
     * @throws InvalidField when there is none to draw
     */
    int[] times(String id, int n, long draws) {
        if (n == 0 && draws > 0) {
            throw new InvalidField("class " + id, "no images", "at least one, of which to draw " + draws);
        }
        int[] times = new int[n];
        for (long block = 0; block * PER_BLOCK < draws; block++) {
            ByteBuffer bits = ByteBuffer.wrap(
                    sha.digest(("draw/" + seed + "/" + id + "/" + block).getBytes(StandardCharsets.UTF_8)));
            for (long j = block * PER_BLOCK; j < Math.min(draws, (block + 1) * PER_BLOCK); j++) {
                times[(int) Math.multiplyHigh(bits.getLong() >>> 1, 2L * n)]++;
            }
        }
        return times;
    }
}
