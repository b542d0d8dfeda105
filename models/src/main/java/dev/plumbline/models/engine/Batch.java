package dev.plumbline.models.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Images and labels on their way into the engine, in memory that the engine reads without a copy. */
public final class Batch {
    private final int capacity;
    private final int size;
    private final ByteBuffer pixels;
    private final ByteBuffer labels;
    private int count;

    private Batch(int size, ByteBuffer pixels, ByteBuffer labels, int count) {
        this.capacity = count;
        this.size = size;
        this.pixels = pixels;
        this.labels = labels;
        this.count = count;
    }

    /** @param size pixels, square */
    public Batch(int capacity, int size) {
        this.capacity = capacity;
        this.size = size;
        this.pixels = ByteBuffer.allocateDirect(Math.multiplyExact(capacity, imageBytes(size)));
        this.labels = ByteBuffer.allocateDirect(capacity * Long.BYTES).order(ByteOrder.nativeOrder());
    }

    /** Bytes of one image: rows of pixels of R, G and B. */
    public static int imageBytes(int size) {
        return Math.multiplyExact(3, Math.multiplyExact(size, size));
    }

    public void clear() {
        count = 0;
    }

    public boolean full() {
        return count == capacity;
    }

    public int count() {
        return count;
    }

    public int size() {
        return size;
    }

    public void add(byte[] rgb, int label) {
        if (full()) {
            throw new IllegalArgumentException("the batch has its %d images".formatted(capacity));
        }
        put(count, rgb, label);
        count++;
    }

    /** Writes one image to its place. Several threads may, each to places of its own; {@link #complete()} then says that all are there. */
    public void put(int place, byte[] rgb, int label) {
        if (place >= capacity || rgb.length != imageBytes(size)) {
            throw new IllegalArgumentException("a batch of %d images of %d bytes got one of %d bytes for place %d"
                    .formatted(capacity, imageBytes(size), rgb.length, place));
        }
        pixels.put(place * rgb.length, rgb);
        labels.putLong(place * Long.BYTES, label);
    }

    /** Every place was written. */
    public void complete() {
        count = capacity;
    }

    /** Some of the images, in the same memory. */
    Batch part(int first, int images) {
        return new Batch(
                size,
                pixels.slice(first * imageBytes(size), images * imageBytes(size)),
                labels.slice(first * Long.BYTES, images * Long.BYTES).order(ByteOrder.nativeOrder()),
                images);
    }

    ByteBuffer pixels() {
        return pixels.slice(0, count * imageBytes(size)).order(ByteOrder.nativeOrder());
    }

    ByteBuffer labels() {
        return labels.slice(0, count * Long.BYTES).order(ByteOrder.nativeOrder());
    }
}
