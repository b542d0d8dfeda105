package dev.plumbline.datasets.augment;

import dev.plumbline.datasets.image.CropResize.Part;
import dev.plumbline.datasets.image.Scale;

/**
 * Which square a random crop takes: torchvision 0.14's {@code RandomCrop(size)}, box for box from the same numbers.
 *
 * @param size pixels along a side, at most those of the image's shorter side
 */
public record WindowRule(int size) {
    /** @param image as it has been scaled */
    public Part box(Scale image, UniformDraws draws) {
        if (image.width() == size && image.height() == size) {
            return new Part(0, 0, size, size);
        }
        int top = draws.below(image.height() - size + 1);
        return new Part(top, draws.below(image.width() - size + 1), size, size);
    }
}
