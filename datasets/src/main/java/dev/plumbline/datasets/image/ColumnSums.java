package dev.plumbline.datasets.image;

import dev.plumbline.datasets.image.CropResize.Part;
import java.util.Arrays;

/**
 * Scales the rows of a part of an image. It goes down a strip of rows for each output column, so that the weights stay in
 * registers and the few neighbours of a column are summed without a loop; a strip is small enough for the first cache.
 */
final class ColumnSums {
    private static final int BANDS = 3;
    private static final int STRIP = 32;

    private byte[] in = new byte[0];
    private int[] out = new int[0];
    private int inStride;
    private int outStride;

    /** @param to receives for each row of the part one level of R, G and B for each column */
    void fill(Pixels image, Part part, Taps columns, boolean mirrored, int[] to) {
        in = image.rgb();
        out = to;
        inStride = image.width() * BANDS;
        outStride = columns.count() * BANDS;
        for (int row = 0; row < part.height(); row += STRIP) {
            int rows = Math.min(STRIP, part.height() - row);
            int from = (part.top() + row) * inStride + part.left() * BANDS;
            strip(columns, from, row * outStride, rows, mirrored);
        }
    }

    private void strip(Taps columns, int from, int to, int rows, boolean mirrored) {
        Arrays.fill(out, to, to + rows * outStride, Taps.HALF);
        int last = columns.count() - 1;
        for (int x = 0; x <= last; x++) {
            int place = to + (mirrored ? last - x : x) * BANDS;
            column(columns, x, from + columns.start(x) * BANDS, place, rows);
        }
        for (int i = to; i < to + rows * outStride; i++) {
            out[i] = Taps.level(out[i]);
        }
    }

    private void column(Taps columns, int x, int from, int place, int rows) {
        int k = columns.begin(x);
        int end = columns.end(x);
        int at = from;
        while (end - k > 4 || end - k == 3) {
            addThree(columns.weight(k), columns.weight(k + 1), columns.weight(k + 2), at, place, rows);
            k += 3;
            at += 3 * BANDS;
        }
        for (; end - k >= 2; k += 2, at += 2 * BANDS) {
            addTwo(columns.weight(k), columns.weight(k + 1), at, place, rows);
        }
        if (k < end) {
            addOne(columns.weight(k), at, place, rows);
        }
    }

    private void addThree(int a, int b, int c, int from, int to, int rows) {
        byte[] i = in;
        int[] o = out;
        for (int y = 0; y < rows; y++) {
            int f = from + y * inStride;
            int t = to + y * outStride;
            o[t] += a * (i[f] & 0xFF) + b * (i[f + 3] & 0xFF) + c * (i[f + 6] & 0xFF);
            o[t + 1] += a * (i[f + 1] & 0xFF) + b * (i[f + 4] & 0xFF) + c * (i[f + 7] & 0xFF);
            o[t + 2] += a * (i[f + 2] & 0xFF) + b * (i[f + 5] & 0xFF) + c * (i[f + 8] & 0xFF);
        }
    }

    private void addTwo(int a, int b, int from, int to, int rows) {
        byte[] i = in;
        int[] o = out;
        for (int y = 0; y < rows; y++) {
            int f = from + y * inStride;
            int t = to + y * outStride;
            o[t] += a * (i[f] & 0xFF) + b * (i[f + 3] & 0xFF);
            o[t + 1] += a * (i[f + 1] & 0xFF) + b * (i[f + 4] & 0xFF);
            o[t + 2] += a * (i[f + 2] & 0xFF) + b * (i[f + 5] & 0xFF);
        }
    }

    private void addOne(int weight, int from, int to, int rows) {
        byte[] i = in;
        int[] o = out;
        for (int y = 0; y < rows; y++) {
            int f = from + y * inStride;
            int t = to + y * outStride;
            o[t] += weight * (i[f] & 0xFF);
            o[t + 1] += weight * (i[f + 1] & 0xFF);
            o[t + 2] += weight * (i[f + 2] & 0xFF);
        }
    }
}
