package dev.plumbline.datasets.fractal;

/**
 * MT19937 (Matsumoto and Nishimura, 1998) as NumPy's {@code RandomState} seeds and reads it, bit for bit: {@code
 * init_genrand}, doubles of 53 bits, and bounded integers by masked rejection. Not thread-safe.
 */
final class MersenneTwister {
    private static final int WORDS = 624;
    private static final int MIDDLE = 397;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7FFFFFFF;
    private static final int MATRIX = 0x9908B0DF;

    private final int[] state;
    private int next;

    private MersenneTwister(int[] state, int next) {
        this.state = state;
        this.next = next;
    }

    /** As {@code numpy.random.RandomState(seed)}. */
    static MersenneTwister seeded(int seed) {
        int[] state = new int[WORDS];
        state[0] = seed;
        for (int i = 1; i < WORDS; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        return new MersenneTwister(state, WORDS);
    }

    /** Another one at the same place of the same stream. */
    MersenneTwister copy() {
        return new MersenneTwister(state.clone(), next);
    }

    /** Goes on as if {@code count} doubles had been drawn. */
    void skipDoubles(int count) {
        long words = next + 2L * count;
        while (words > WORDS) {
            twist();
            words -= WORDS;
        }
        next = (int) words;
    }

    /** Uniform in [0, 1): {@code random_sample()}. */
    double unit() {
        int high = word() >>> 5;
        int low = word() >>> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /** As {@code uniform(low, high)}. */
    double uniform(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Uniform in {@code low} to {@code high - 1}: {@code randint(low, high)} for ranges within 32 bits. */
    int integer(int low, int high) {
        int range = high - low - 1;
        int mask = range == 0 ? 0 : -1 >>> Integer.numberOfLeadingZeros(range);
        int drawn;
        do {
            drawn = word() & mask;
        } while (Integer.compareUnsigned(drawn, range) > 0);
        return low + drawn;
    }

    private int word() {
        if (next == WORDS) {
            twist();
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < WORDS - MIDDLE; i++) {
            state[i] = state[i + MIDDLE] ^ mixed(state[i], state[i + 1]);
        }
        for (int i = WORDS - MIDDLE; i < WORDS - 1; i++) {
            state[i] = state[i + MIDDLE - WORDS] ^ mixed(state[i], state[i + 1]);
        }
        state[WORDS - 1] = state[MIDDLE - 1] ^ mixed(state[WORDS - 1], state[0]);
    }

    private static int mixed(int upper, int lower) {
        int y = (upper & UPPER) | (lower & LOWER);
        return (y >>> 1) ^ (-(y & 1) & MATRIX);
    }
}
