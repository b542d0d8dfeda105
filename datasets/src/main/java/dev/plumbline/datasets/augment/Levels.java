package dev.plumbline.datasets.augment;

import java.util.Arrays;

/**
 * Operations that map each level of a channel to another: Pillow's {@code ImageOps}, byte for byte. Images are rows of
 * pixels of R, G and B, changed in place.
 */
final class Levels {
    private static final int COUNT = 256;
    private static final int TOP = COUNT - 1;
    private static final int BANDS = 3;

    private Levels() {}

    static void invert(byte[] rgb) {
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (TOP - (rgb[i] & TOP));
        }
    }

    /** Inverts the levels that are not below the threshold. */
    static void solarize(byte[] rgb, double threshold) {
        for (int i = 0; i < rgb.length; i++) {
            int level = rgb[i] & TOP;
            rgb[i] = (byte) (level < threshold ? level : TOP - level);
        }
    }

    /** Keeps so many of the upper bits. */
    static void posterize(byte[] rgb, int bits) {
        int mask = -(1 << (8 - bits));
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (rgb[i] & mask);
        }
    }

    /** Stretches each channel so that its darkest level is 0 and its lightest 255. */
    static void autoContrast(byte[] rgb) {
        for (int band = 0; band < BANDS; band++) {
            int[] counts = histogram(rgb, band);
            int low = 0;
            int high = TOP;
            while (counts[low] == 0) {
                low++;
            }
            while (counts[high] == 0) {
                high--;
            }
            if (high > low) {
                map(rgb, band, stretched(low, high));
            }
        }
    }

    private static int[] stretched(int low, int high) {
        int[] table = new int[COUNT];
        double scale = 255.0 / (high - low);
        double offset = -low * scale;
        for (int level = 0; level < COUNT; level++) {
            table[level] = Math.max(0, Math.min(TOP, (int) (level * scale + offset)));
        }
        return table;
    }

    /** Makes the histogram of each channel as flat as it can be. */
    static void equalize(byte[] rgb) {
        for (int band = 0; band < BANDS; band++) {
            int[] counts = histogram(rgb, band);
            int last = TOP;
            while (counts[last] == 0) {
                last--;
            }
            int step = (rgb.length / BANDS - counts[last]) / TOP;
            if (step > 0) {
                map(rgb, band, cumulated(counts, step));
            }
        }
    }

    private static int[] cumulated(int[] counts, int step) {
        int[] table = new int[COUNT];
        int sum = step / 2;
        for (int level = 0; level < COUNT; level++) {
            table[level] = Math.min(TOP, sum / step);
            sum += counts[level];
        }
        return table;
    }

    private static int[] histogram(byte[] rgb, int band) {
        int[] counts = new int[COUNT];
        for (int i = band; i < rgb.length; i += BANDS) {
            counts[rgb[i] & TOP]++;
        }
        return counts;
    }

    private static void map(byte[] rgb, int band, int[] table) {
        for (int i = band; i < rgb.length; i += BANDS) {
            rgb[i] = (byte) table[rgb[i] & TOP];
        }
    }

    /** Of a grey copy, ITU-R 601's luma in 16 binary digits: {@code Image.convert("L")}. */
    static byte[] grey(byte[] rgb) {
        byte[] grey = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i += BANDS) {
            int luma = 19595 * (rgb[i] & TOP) + 38470 * (rgb[i + 1] & TOP) + 7471 * (rgb[i + 2] & TOP);
            Arrays.fill(grey, i, i + BANDS, (byte) ((luma + (1 << 15)) >> 16));
        }
        return grey;
    }
}
