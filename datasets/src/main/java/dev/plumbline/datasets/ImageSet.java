package dev.plumbline.datasets;

import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;

/** An ordered list of labelled, square RGB images of one size. Reading is safe from several threads. */
public interface ImageSet {
    /** Images; at least 1. */
    int count();

    /** Labels are 0 to {@code classes() - 1}. */
    int classes();

    /** Pixels along a side. */
    int size();

    int label(int index);

    /**
     * Decodes one image.
     *
     * @param rgb receives {@code size * size * 3} bytes from {@code offset}: rows from the top, pixels from the left, R G B
     * @throws UnreadableImage that names the source, the image and the fault
     */
    void read(int index, byte[] rgb, int offset) throws UnreadableImage;

    /**
     * A part of one image at its own size, of which {@link #read} gives a view. A set that has only squares takes these for
     * whole images.
     *
     * @throws UnreadableImage that names the source, the image and the fault
     */
    default Pixels part(int index, PartChoice choice) throws UnreadableImage {
        byte[] square = new byte[size() * size() * 3];
        read(index, square, 0);
        return new Pixels(size(), size(), square).part(choice);
    }
}
