package dev.plumbline.datasets.augment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where each output pixel's middle {@code (x, y)} lies in the input: {@code (xx x + xy y + x0, yx x + yy y + y0)}. Images are
 * read there bilinearly and are black outside, as by Pillow's {@code Image.transform(AFFINE, BILINEAR)}, byte for byte.
 */
record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
    private static final int BANDS = 3;
    private static final int DECIMALS = 15;
    private static final double FULL_TURN = 360;

    /** Counter-clockwise about the middle: {@code Image.rotate}, from -360 to 360 degrees. */
    static Affine rotation(int size, double degrees) {
        double angle = -StrictMath.toRadians(degrees < 0 ? degrees + FULL_TURN : degrees);
        double cos = rounded(StrictMath.cos(angle));
        double sin = rounded(StrictMath.sin(angle));
        double middle = size / 2.0;
        double x0 = cos * -middle + sin * -middle + 0.0;
        double y0 = -sin * -middle + cos * -middle + 0.0;
        return new Affine(cos, sin, x0 + middle, -sin, cos, y0 + middle);
    }

    /** Rows slide to the left, the lower the farther: torchvision's {@code affine} about the upper left corner. */
    static Affine shearX(double slope) {
        double angle = StrictMath.toRadians(StrictMath.toDegrees(StrictMath.atan(slope)));
        return new Affine(1, StrictMath.tan(angle), 0, 0, 1, 0);
    }

    private static double rounded(double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** Rows of pixels of R, G and B, changed in place. */
    void apply(byte[] rgb, int size) {
        byte[] in = rgb.clone();
        for (int y = 0, to = 0; y < size; y++) {
            for (int x = 0; x < size; x++, to += BANDS) {
                double right = x + 0.5;
                double down = y + 0.5;
                double fromX = xx * right + xy * down + x0;
                double fromY = yx * right + yy * down + y0;
                read(in, size, fromX, fromY, rgb, to);
            }
        }
    }

    private static void read(byte[] in, int size, double x, double y, byte[] out, int to) {
        if (x < 0 || x >= size || y < 0 || y >= size) {
            out[to] = out[to + 1] = out[to + 2] = 0;
            return;
        }
        int left = (int) Math.floor(x - 0.5);
        int top = (int) Math.floor(y - 0.5);
        double dx = x - 0.5 - left;
        double dy = y - 0.5 - top;
        int here = Math.max(top, 0) * size;
        int below = Math.min(top + 1, size - 1) * size;
        int right = Math.min(left + 1, size - 1);
        left = Math.max(left, 0);
        for (int band = 0; band < BANDS; band++) {
            double upper = between(in, here + left, here + right, band, dx);
            double lower = between(in, below + left, below + right, band, dx);
            out[to + band] = (byte) (int) (upper + (lower - upper) * dy);
        }
    }

    private static double between(byte[] in, int left, int right, int band, double share) {
        int a = in[left * BANDS + band] & 0xFF;
        int b = in[right * BANDS + band] & 0xFF;
        return a + (b - a) * share;
    }
}
