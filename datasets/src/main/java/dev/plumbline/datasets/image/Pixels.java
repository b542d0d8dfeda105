package dev.plumbline.datasets.image;

import dev.plumbline.datasets.image.CropResize.Part;

/** A decoded image: {@code width * height * 3} bytes, rows from the top, pixels from the left, R G B. */
public final class Pixels {
    private final int width;
    private final int height;
    private final byte[] rgb;

    /** @param rgb is kept, not copied; what lies behind the last pixel is not looked at */
    public Pixels(int width, int height, byte[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    byte[] rgb() {
        return rgb;
    }

    /** The chosen part of it: itself where that is all. */
    public Pixels part(PartChoice choice) {
        Part part = choice.of(width, height);
        if (part.width() == width && part.height() == height) {
            return this;
        }
        int row = part.width() * 3;
        byte[] copy = choice.room(row * part.height());
        for (int y = 0; y < part.height(); y++) {
            System.arraycopy(rgb, ((part.top() + y) * width + part.left()) * 3, copy, y * row, row);
        }
        return new Pixels(part.width(), part.height(), copy);
    }
}
