package dev.plumbline.datasets.fractal;

import dev.plumbline.datasets.image.GreyResize;
import dev.plumbline.datasets.rendered.raster.Draws;
import java.util.Arrays;

/**
 * Draws the instances of a category. Every orbit is driven by the same 100,000 draws, NumPy's from seed
 * {@value #SEED}, as in the published renderer; a point is drawn as a patch of 3 x 3 pixels, grey or black, over what lay
 * there. Not thread-safe: each thread has its own.
 */
public final class FractalRenderer {
    /** Pixels along a side of the image that all sizes are made of. */
    public static final int SIDE = Orbit.SIDE;

    private static final int SEED = 100;
    private static final byte GREY = 127;
    private static final int PATCH = 3;
    private static final int PATTERNS = (1 << (PATCH * PATCH)) - 1;

    private final double[] draws = new double[Orbit.POINTS];
    private final Orbit orbit = new Orbit();
    private final byte[] canvas = new byte[SIDE * SIDE];

    public FractalRenderer() {
        MersenneTwister stream = MersenneTwister.seeded(SEED);
        Arrays.setAll(draws, i -> stream.unit());
    }

    /**
     * @param category its number, which the patches are drawn from
     * @param size pixels along a side: the 512 x 512 image, resized with antialiasing
     * @param rgb receives {@code size * size * 3} bytes from {@code offset}
     */
    public void render(int category, FunctionSystem system, Instance instance, int size, byte[] rgb, int offset) {
        orbit.run(instance.system(system), draws);
        Arrays.fill(canvas, (byte) 0);
        paint(pattern(category, instance), instance.flip());
        GreyResize.resize(canvas, SIDE, size, rgb, offset);
    }

    /** One bit a pixel of the patch; the patches of a category and weight set differ. */
    static int pattern(int category, Instance instance) {
        Draws random = Draws.of(category, instance.weights());
        int[] patterns = new int[instance.patch() + 1];
        for (int i = 0; i < patterns.length; i++) {
            int drawn;
            do {
                drawn = 1 + random.below(PATTERNS);
            } while (contains(patterns, i, drawn));
            patterns[i] = drawn;
        }
        return patterns[instance.patch()];
    }

    private static boolean contains(int[] values, int count, int value) {
        for (int i = 0; i < count; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    /** The second coordinate points up, as in the published images. */
    private void paint(int pattern, int flip) {
        byte[] patch = new byte[PATCH * PATCH];
        for (int i = 0; i < patch.length; i++) {
            patch[i] = ((pattern >> i) & 1) == 0 ? 0 : GREY;
        }
        int down = (flip & 1) == 0 ? -SIDE : SIDE;
        int right = (flip & 2) == 0 ? 1 : -1;
        int origin = (down < 0 ? SIDE * (SIDE - 1) : 0) + (right < 0 ? SIDE - 1 : 0);
        for (int point = 0; point < orbit.points(); point++) {
            int at = origin + (orbit.row(point) + 1) * down + (orbit.column(point) + 1) * right;
            for (int row = 0; row < PATCH; row++, at += down) {
                canvas[at] = patch[PATCH * row];
                canvas[at + right] = patch[PATCH * row + 1];
                canvas[at + 2 * right] = patch[PATCH * row + 2];
            }
        }
    }
}
