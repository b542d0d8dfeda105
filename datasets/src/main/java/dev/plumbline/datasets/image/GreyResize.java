package dev.plumbline.datasets.image;

import java.util.Arrays;

/** A square grey image at another size, as {@link SquareResize} would make it of the same image with three equal channels. */
public final class GreyResize {
    private GreyResize() {}

    /**
     * @param grey {@code side * side} bytes: rows from the top, pixels from the left
     * @param rgb receives {@code size * size * 3} bytes from {@code offset}, each grey value three times
     */
    public static void resize(byte[] grey, int side, int size, byte[] rgb, int offset) {
        Taps taps = Taps.of(side, size, 0, size);
        byte[] narrow = alongRows(grey, side, taps);
        alongColumns(narrow, taps, rgb, offset);
    }

    private static byte[] alongRows(byte[] grey, int side, Taps taps) {
        int size = taps.count();
        byte[] narrow = new byte[side * size];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < size; x++) {
                int from = y * side + taps.start(x);
                int sum = Taps.HALF;
                for (int k = taps.begin(x); k < taps.end(x); k++) {
                    sum += taps.weight(k) * (grey[from++] & 0xFF);
                }
                narrow[y * size + x] = Taps.rounded(sum);
            }
        }
        return narrow;
    }

    private static void alongColumns(byte[] narrow, Taps taps, byte[] rgb, int offset) {
        int size = taps.count();
        int[] sums = new int[size];
        int to = offset;
        for (int y = 0; y < size; y++) {
            Arrays.fill(sums, Taps.HALF);
            int from = taps.start(y) * size;
            for (int k = taps.begin(y); k < taps.end(y); k++, from += size) {
                int weight = taps.weight(k);
                for (int x = 0; x < size; x++) {
                    sums[x] += weight * (narrow[from + x] & 0xFF);
                }
            }
            for (int sum : sums) {
                byte value = Taps.rounded(sum);
                rgb[to++] = value;
                rgb[to++] = value;
                rgb[to++] = value;
            }
        }
    }
}
