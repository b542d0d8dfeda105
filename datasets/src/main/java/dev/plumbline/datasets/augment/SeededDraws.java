package dev.plumbline.datasets.augment;

/**
 * A stream of its own for each (seed, epoch, image), so that an image's augmentation depends neither on threads nor on its
 * place in the epoch: Steele, Lea and Flood's SplitMix64 (OOPSLA 2014). The same distributions as {@link TorchRandom},
 * other numbers.
 */
public final class SeededDraws implements UniformDraws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    public SeededDraws(long seed, long epoch, long image) {
        state = mix(mix(mix(seed + GOLDEN) + epoch + GOLDEN) + image + GOLDEN);
    }

    @Override
    public float unit() {
        return (next() >>> 40) * 0x1.0p-24f;
    }

    /* The upper half of a product: the bias is below bound / 2^32. */
    @Override
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
