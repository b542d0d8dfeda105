package dev.plumbline.datasets.image;

import java.util.Arrays;

/**
 * The shorter side to the wanted size by bilinear interpolation with antialiasing, then the middle of the longer side:
 * the arithmetic of Pillow's {@code Image.resize(BILINEAR)} (a triangle filter, weights in 22 binary digits, first along
 * rows, then along columns, each rounded to 8 bits) and the sizes of torchvision's {@code Resize} and {@code CenterCrop}.
 * Integer sums only, so that every machine gives the same bytes.
 */
final class SquareResize {
    private SquareResize() {}

    static void resize(Pixels image, int size, byte[] rgb, int offset) {
        int width = image.width();
        int height = image.height();
        if (width == size && height == size) {
            System.arraycopy(image.rgb(), 0, rgb, offset, image.rgb().length);
            return;
        }
        int scaledWidth = width <= height ? size : scaledLonger(width, height, size);
        int scaledHeight = width <= height ? scaledLonger(height, width, size) : size;
        Taps columns = Taps.of(width, scaledWidth, cropStart(scaledWidth, size), size);
        Taps rows = Taps.of(height, scaledHeight, cropStart(scaledHeight, size), size);
        int top = rows.firstSource();
        byte[] narrow = alongRows(image, columns, top, rows.lastSource() - top + 1, size);
        alongColumns(narrow, rows, top, rgb, offset);
    }

    private static int scaledLonger(int longer, int shorter, int size) {
        return (int) ((long) size * longer / shorter);
    }

    /** Half of the excess; a half pixel goes to the even neighbour, as Python rounds. */
    private static int cropStart(int scaled, int size) {
        return (int) Math.rint((scaled - size) / 2.0);
    }

    private static byte[] alongRows(Pixels image, Taps taps, int top, int count, int size) {
        byte[] out = new byte[count * size * 3];
        byte[] in = image.rgb();
        int stride = image.width() * 3;
        int to = 0;
        for (int y = top; y < top + count; y++) {
            for (int x = 0; x < size; x++, to += 3) {
                int from = y * stride + taps.start(x) * 3;
                int r = Taps.HALF;
                int g = Taps.HALF;
                int b = Taps.HALF;
                for (int k = taps.begin(x); k < taps.end(x); k++, from += 3) {
                    int weight = taps.weight(k);
                    r += weight * (in[from] & 0xFF);
                    g += weight * (in[from + 1] & 0xFF);
                    b += weight * (in[from + 2] & 0xFF);
                }
                out[to] = Taps.rounded(r);
                out[to + 1] = Taps.rounded(g);
                out[to + 2] = Taps.rounded(b);
            }
        }
        return out;
    }

    /** @param narrow rows of the wanted width, the first of which is row {@code top} of the image */
    private static void alongColumns(byte[] narrow, Taps taps, int top, byte[] rgb, int offset) {
        int size = taps.count();
        int stride = size * 3;
        int[] sums = new int[stride];
        for (int y = 0; y < size; y++) {
            Arrays.fill(sums, Taps.HALF);
            int from = (taps.start(y) - top) * stride;
            for (int k = taps.begin(y); k < taps.end(y); k++, from += stride) {
                int weight = taps.weight(k);
                for (int i = 0; i < stride; i++) {
                    sums[i] += weight * (narrow[from + i] & 0xFF);
                }
            }
            int to = offset + y * stride;
            for (int i = 0; i < stride; i++) {
                rgb[to + i] = Taps.rounded(sums[i]);
            }
        }
    }
}
