package dev.plumbline.datasets.image;

import dev.plumbline.datasets.image.CropResize.Part;
import java.util.Arrays;

/**
 * Scales an image by bilinear interpolation with antialiasing and takes a square of it: the arithmetic of Pillow's
 * {@code Image.resize(BILINEAR)} (a triangle filter, weights in 22 binary digits, first along rows, then along columns,
 * each rounded to 8 bits). Integer sums only, so that every machine gives the same bytes.
 */
public final class SquareResize {
    private SquareResize() {}

    /** The shorter side to {@code size}, the middle of the longer one. */
    static void resize(Pixels image, int size, byte[] rgb, int offset) {
        Scale scale = Scale.shorterSide(image, size);
        resize(image, scale, scale.middle(size), rgb, offset);
    }

    /**
     * A square of the scaled image; nothing else of it is computed.
     *
     * @param square where it lies in the scaled image
     * @param rgb receives its pixels from {@code offset}: rows from the top, pixels from the left, R G B
     */
    public static void resize(Pixels image, Scale scale, Part square, byte[] rgb, int offset) {
        int size = square.width();
        if (image.width() == size && image.height() == size && scale.width() == size && scale.height() == size) {
            System.arraycopy(image.rgb(), 0, rgb, offset, size * size * 3);
            return;
        }
        Taps columns = Taps.of(image.width(), scale.width(), square.left(), size);
        Taps rows = Taps.of(image.height(), scale.height(), square.top(), size);
        int top = rows.firstSource();
        byte[] narrow = alongRows(image, columns, top, rows.lastSource() - top + 1, size);
        alongColumns(narrow, rows, top, rgb, offset);
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
