package dev.plumbline.datasets.image;

import dev.plumbline.datasets.image.CropResize.Part;

/** Which part of an image is wanted, and where it goes; asked once an image, when its size is known. */
@FunctionalInterface
public interface PartChoice {
    Part of(int width, int height);

    /** Where its pixels go: at least so many bytes. */
    default byte[] room(int bytes) {
        return new byte[bytes];
    }

    /** All of it. */
    static Part whole(int width, int height) {
        return new Part(0, 0, height, width);
    }
}
