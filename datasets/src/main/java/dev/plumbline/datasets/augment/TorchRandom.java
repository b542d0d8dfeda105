package dev.plumbline.datasets.augment;

/**
 * PyTorch's generator on a CPU, after {@code torch.manual_seed(seed)}: the Mersenne Twister MT19937 with the
 * initialisation of Matsumoto and Nishimura's 2002 version, from the lower 32 bits of the seed. A float takes the lower 24
 * bits of a number; an integer below a bound is the number modulo the bound.
 */
public final class TorchRandom implements UniformDraws {
    private static final int N = 624;
    private static final int M = 397;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7FFFFFFF;
    private static final int MATRIX = 0x9908B0DF;

    private final int[] state = new int[N];
    private int next = N;

    public TorchRandom(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    @Override
    public float unit() {
        return (next32() & 0xFFFFFF) * 0x1.0p-24f;
    }

    @Override
    public int below(int bound) {
        return Integer.remainderUnsigned(next32(), bound);
    }

    private int next32() {
        if (next == N) {
            renew();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    private void renew() {
        for (int i = 0; i < N; i++) {
            int y = (state[i] & UPPER) | (state[(i + 1) % N] & LOWER);
            state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : MATRIX);
        }
        next = 0;
    }
}
