package dev.plumbline.datasets.rendered.raster;

/**
 * A stream of numbers that is a function of its key alone: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) started at a
 * hash of the key. Not thread-safe; a renderer makes its own for each image.
 */
public final class Draws {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** The stream of a key: different keys give unrelated streams. */
    public static Draws of(long... key) {
        long state = GAMMA;
        for (long part : key) {
            state = mix(state + part) * GAMMA + 1;
        }
        return new Draws(mix(state));
    }

    /** A well-mixed hash of a lattice point, for textures and per-pixel noise. */
    public static int hash(int x, int y, int salt) {
        int h = x * 0x27D4EB2F ^ y * 0x165667B1 ^ salt * 0x9E3779B1;
        h = (h ^ (h >>> 15)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }

    /** A hash as a number in [0, 1). */
    public static float unit(int hash) {
        return (hash >>> 8) * 0x1p-24f;
    }

    public long next() {
        state += GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    public float unit() {
        return (next() >>> 40) * 0x1p-24f;
    }

    /** Uniform in [low, high). */
    public float range(float low, float high) {
        return low + (high - low) * unit();
    }

    /** Uniform in [-reach, reach). */
    public float sway(float reach) {
        return range(-reach, reach);
    }

    /** Uniform in 0 .. bound-1. */
    public int below(int bound) {
        return (int) (((next() >>> 33) * bound) >>> 31);
    }

    public boolean chance(float probability) {
        return unit() < probability;
    }

    /** About normal, mean 0 and deviation 1, within [-3.47, 3.47]: the sum of four uniforms. */
    public float normal() {
        return (unit() + unit() + unit() + unit() - 2) * 1.7320508f;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
