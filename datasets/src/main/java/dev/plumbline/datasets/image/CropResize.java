package dev.plumbline.datasets.image;

import java.util.Arrays;

/**
 * A part of an image to a square, perhaps mirrored: the bytes that Pillow's {@code crop}, {@code resize(BILINEAR)} and
 * {@code transpose} give one after the other (the arithmetic is that of {@link SquareResize}), in one pass that looks at
 * no pixel outside of the part. It keeps its working memory, so each thread needs one of its own.
 */
public final class CropResize {
    private static final int BANDS = 3;

    private final int size;
    private final int[] row;
    private final ColumnSums columnSums = new ColumnSums();
    /** The part at the square's width: for each of its rows, R G B by pixel. */
    private int[] narrow = new int[0];

    /** @param size pixels along a side of the square */
    public CropResize(int size) {
        this.size = size;
        this.row = new int[BANDS * size];
    }

    /**
     * A part of an image, inside of it.
     *
     * @param top rows above it
     * @param left columns to its left
     */
    public record Part(int top, int left, int height, int width) {}

    /** @param rgb receives {@code size * size * 3} bytes from {@code offset}: rows from the top, pixels from the left, R G B */
    public void toBytes(Pixels image, Part part, boolean mirrored, byte[] rgb, int offset) {
        narrow(image, part, mirrored);
        Taps rows = Taps.of(part.height(), size, 0, size);
        for (int y = 0; y < size; y++) {
            sumRows(rows, y);
            int to = offset + y * row.length;
            for (int i = 0; i < row.length; i++) {
                rgb[to + i] = (byte) row[i];
            }
        }
    }

    /**
     * @param levels for each of R, G, B the value of each of the 256 levels
     * @param chw receives {@code 3 * size * size} values from {@code offset}: a plane each of R, G and B
     */
    public void toFloats(Pixels image, Part part, boolean mirrored, float[][] levels, float[] chw, int offset) {
        narrow(image, part, mirrored);
        Taps rows = Taps.of(part.height(), size, 0, size);
        for (int y = 0; y < size; y++) {
            sumRows(rows, y);
            look(levels[0], levels[1], levels[2], chw, offset + y * size);
        }
    }

    private void look(float[] red, float[] green, float[] blue, float[] chw, int to) {
        int plane = size * size;
        for (int x = 0, i = 0; x < size; x++, i += BANDS) {
            chw[to + x] = red[row[i]];
            chw[to + plane + x] = green[row[i + 1]];
            chw[to + 2 * plane + x] = blue[row[i + 2]];
        }
    }

    private void narrow(Pixels image, Part part, boolean mirrored) {
        int count = part.height() * row.length;
        if (narrow.length < count) {
            narrow = new int[count];
        }
        columnSums.fill(image, part, Taps.of(part.width(), size, 0, size), mirrored, narrow);
    }

    /** Fills {@link #row} with row {@code y} of the square. */
    private void sumRows(Taps rows, int y) {
        Arrays.fill(row, Taps.HALF);
        int from = rows.start(y) * row.length;
        int k = rows.begin(y);
        for (; k + 1 < rows.end(y); k += 2, from += 2 * row.length) {
            addTwo(rows.weight(k), rows.weight(k + 1), from);
        }
        if (k < rows.end(y)) {
            addOne(rows.weight(k), from);
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = Taps.level(row[i]);
        }
    }

    private void addTwo(int first, int second, int from) {
        int[] in = narrow;
        int[] out = row;
        int next = from + out.length;
        for (int i = 0; i < out.length; i++) {
            out[i] += first * in[from + i] + second * in[next + i];
        }
    }

    private void addOne(int weight, int from) {
        int[] in = narrow;
        int[] out = row;
        for (int i = 0; i < out.length; i++) {
            out[i] += weight * in[from + i];
        }
    }
}
