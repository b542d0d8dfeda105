package dev.plumbline.datasets.overlap;

import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.source.Source;

/** An image as {@value #SIDE} x {@value #SIDE} brightnesses (ITU-R BT.601), for comparing; and its bytes. */
final class Luma {
    static final int SIDE = 32;
    /** Pixels along the side at which images are read: all sources can, and twice {@link #SIDE}. */
    static final int READ = 2 * SIDE;

    private final byte[] rgb;
    private final double[] values;

    private Luma(byte[] rgb, double[] values) {
        this.rgb = rgb;
        this.values = values;
    }

    static Luma read(Source source, String image) throws UnreadableImage {
        byte[] rgb = new byte[READ * READ * 3];
        source.read(image, READ, rgb, 0);
        double[] values = new double[SIDE * SIDE];
        for (int i = 0; i < READ * READ; i++) {
            int at = i / READ / 2 * SIDE + i % READ / 2;
            double red = 0.299 * (rgb[3 * i] & 0xFF);
            double green = 0.587 * (rgb[3 * i + 1] & 0xFF);
            double blue = 0.114 * (rgb[3 * i + 2] & 0xFF);
            values[at] += (red + green + blue) / 4;
        }
        return new Luma(rgb, values);
    }

    /** The image at {@value #READ} pixels: R G B. */
    byte[] rgb() {
        return rgb;
    }

    /** Rows from the top. */
    double at(int index) {
        return values[index];
    }

    double at(int x, int y) {
        return values[y * SIDE + x];
    }

    /** Between the middles of pixels, bilinear; beyond the outermost middles it is theirs. */
    double between(double x, double y) {
        double inX = Math.min(Math.max(x, 0), SIDE - 1);
        double inY = Math.min(Math.max(y, 0), SIDE - 1);
        int left = Math.min((int) inX, SIDE - 2);
        int top = Math.min((int) inY, SIDE - 2);
        double right = inX - left;
        double down = inY - top;
        return (1 - down) * ((1 - right) * at(left, top) + right * at(left + 1, top))
                + down * ((1 - right) * at(left, top + 1) + right * at(left + 1, top + 1));
    }
}
