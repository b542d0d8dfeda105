package dev.plumbline.models;

import dev.plumbline.datasets.ImageSet;

/** A separable set: class {@code k} of at most 3 is brightest in channel {@code k}. */
record ColouredSquares(int count, int classes, int size, long seed) implements ImageSet {
    @Override
    public int label(int index) {
        return index % classes;
    }

    @Override
    public void read(int index, byte[] rgb, int offset) {
        SplitMix64 noise = SplitMix64.of(seed, index);
        int label = label(index);
        for (int i = 0; i < size * size * 3; i++) {
            rgb[offset + i] = (byte) ((i % 3 == label ? 120 : 60) + noise.below(100));
        }
    }
}
