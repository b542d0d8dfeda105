package dev.plumbline.trainers;

import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;

/** The same images again and again, so that there are enough for more than one batch. */
record RepeatedImages(ImageSet images, int count) implements ImageSet {
    @Override
    public int classes() {
        return images.classes();
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public int label(int index) {
        return images.label(index % images.count());
    }

    @Override
    public void read(int index, byte[] rgb, int offset) throws UnreadableImage {
        images.read(index % images.count(), rgb, offset);
    }
}
