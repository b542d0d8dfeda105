package dev.plumbline.datasets.image;

/** A decoded image: {@code width * height * 3} bytes, rows from the top, pixels from the left, R G B. */
final class Pixels {
    private final int width;
    private final int height;
    private final byte[] rgb;

    Pixels(int width, int height, byte[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    byte[] rgb() {
        return rgb;
    }
}
