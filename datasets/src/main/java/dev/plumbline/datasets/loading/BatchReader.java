package dev.plumbline.datasets.loading;

import dev.plumbline.datasets.UnreadableImage;

/** Reads one image into its place in a batch. What it writes may depend on nothing but its arguments. Thread-safe. */
@FunctionalInterface
public interface BatchReader<B> {
    /**
     * @param image its index in the image set
     * @param place in the batch, from 0
     */
    void read(int image, B batch, int place) throws UnreadableImage;
}
