package dev.plumbline.benchmarks.training;

import dev.plumbline.datasets.ImageSet;
import java.util.SplittableRandom;

/** Images that cost nothing to read: one row of noise, shifted. */
final class Noise implements ImageSet {
    private final int count;
    private final int classes;
    private final int size;
    private final byte[] noise;

    Noise(int count, int classes, int size) {
        this.count = count;
        this.classes = classes;
        this.size = size;
        this.noise = new byte[count + size * size * 3];
        new SplittableRandom(1).nextBytes(noise);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int label(int index) {
        return index % classes;
    }

    @Override
    public void read(int index, byte[] rgb, int offset) {
        System.arraycopy(noise, index, rgb, offset, size * size * 3);
    }
}
