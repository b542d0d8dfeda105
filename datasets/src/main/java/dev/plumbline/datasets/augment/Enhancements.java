package dev.plumbline.datasets.augment;

import java.util.Arrays;

/**
 * Operations that move an image away from a poorer one, or towards it: Pillow's {@code ImageEnhance}, byte for byte. A
 * factor of 1 changes nothing, 0 gives the poorer image.
 */
final class Enhancements {
    private static final int BANDS = 3;
    private static final int TOP = 255;
    private static final float SIDE = 1f / 13;
    private static final float MIDDLE = 5f / 13;

    private Enhancements() {}

    /** Away from grey. */
    static void color(byte[] rgb, double factor) {
        blend(Levels.grey(rgb), rgb, (float) factor);
    }

    /** Away from the even grey of the mean. */
    static void contrast(byte[] rgb, double factor) {
        byte[] grey = Levels.grey(rgb);
        long sum = 0;
        for (int i = 0; i < grey.length; i += BANDS) {
            sum += grey[i] & TOP;
        }
        int pixels = grey.length / BANDS;
        Arrays.fill(grey, (byte) (int) ((double) sum / pixels + 0.5));
        blend(grey, rgb, (float) factor);
    }

    /** Away from a smoothed image. */
    static void sharpness(byte[] rgb, int size, double factor) {
        blend(smooth(rgb, size), rgb, (float) factor);
    }

    private static void blend(byte[] poorer, byte[] rgb, float factor) {
        for (int i = 0; i < rgb.length; i++) {
            int from = poorer[i] & TOP;
            rgb[i] = level(from + factor * ((rgb[i] & TOP) - from));
        }
    }

    /* ImageFilter.SMOOTH; the outermost pixels stay. */
    private static byte[] smooth(byte[] rgb, int size) {
        byte[] out = rgb.clone();
        int row = size * BANDS;
        for (int y = 1; y < size - 1; y++) {
            for (int i = y * row + BANDS; i < (y + 1) * row - BANDS; i++) {
                float sum = 0.5f;
                sum += three(rgb, i + row, SIDE);
                sum += three(rgb, i, MIDDLE);
                sum += three(rgb, i - row, SIDE);
                out[i] = level(sum);
            }
        }
        return out;
    }

    private static float three(byte[] rgb, int i, float middle) {
        return (rgb[i - BANDS] & TOP) * SIDE + (rgb[i] & TOP) * middle + (rgb[i + BANDS] & TOP) * SIDE;
    }

    private static byte level(float value) {
        return (byte) (int) Math.max(0, Math.min(TOP, value));
    }
}
