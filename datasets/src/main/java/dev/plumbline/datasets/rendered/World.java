package dev.plumbline.datasets.rendered;

import java.util.List;

/**
 * Images that are drawn on demand, each a pure function of (world, its seed, index): the same bytes in any order, on any
 * thread, machine and JDK, at each size from {@value #MIN_SIZE} to {@value #MAX_SIZE} pixels.
 */
public interface World {
    int MIN_SIZE = 32;
    int MAX_SIZE = 96;

    /** The leaves of the class tree in label order. */
    List<RenderedClass> classes();

    /** The label of image {@code index}: a position in {@link #classes()}. */
    int label(int index);

    /**
     * Draws image {@code index}.
     *
     * @param size width and height in pixels
     * @param rgb receives size x size x 3 bytes from {@code offset}: rows from the top, pixels from the left, R G B
     */
    void render(int index, int size, byte[] rgb, int offset);

    /** Draws image {@code index} into an array of its own. */
    default byte[] render(int index, int size) {
        byte[] rgb = new byte[size * size * 3];
        render(index, size, rgb, 0);
        return rgb;
    }

    /** Refuses a size or a buffer that {@link #render} cannot draw into. */
    static void checkTarget(int size, byte[] rgb, int offset) {
        if (size < MIN_SIZE || size > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "image size must be " + MIN_SIZE + " to " + MAX_SIZE + " pixels, not " + size);
        }
        if (offset < 0 || rgb.length - offset < size * size * 3) {
            throw new IllegalArgumentException("a " + size + " px image needs " + size * size * 3
                    + " bytes from offset " + offset + ", the buffer has " + rgb.length);
        }
    }
}
