package dev.plumbline.datasets.image;

import dev.plumbline.datasets.image.CropResize.Part;

/** The size an image is scaled to before a square of it is taken. */
public record Scale(int width, int height) {
    /** torchvision's {@code Resize(size)}: the shorter side becomes {@code size}, the shape is kept. */
    public static Scale shorterSide(Pixels image, int size) {
        int width = image.width();
        int height = image.height();
        return width <= height
                ? new Scale(size, longer(height, width, size))
                : new Scale(longer(width, height, size), size);
    }

    /** torchvision's {@code Resize((size, size))}: the shape is lost. */
    public static Scale square(int size) {
        return new Scale(size, size);
    }

    private static int longer(int longer, int shorter, int size) {
        return (int) ((long) size * longer / shorter);
    }

    /** torchvision's {@code CenterCrop(size)}. */
    public Part middle(int size) {
        return new Part(start(height, size), start(width, size), size, size);
    }

    /** Half of the excess; a half pixel goes to the even neighbour, as Python rounds. */
    private static int start(int scaled, int size) {
        return (int) Math.rint((scaled - size) / 2.0);
    }
}
