package dev.plumbline.datasets.loading;

import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Decoded images, up to a number of bytes. When they are full, a new one takes the place of arbitrary others: under
 * epochs, which read all images once each in a random order, no choice is better than another.
 */
final class PixelCache {
    private static final long OVERHEAD = 150L;

    /** @param form how the image is made a square */
    record Key(String source, String image, Form form) {}

    private final ConcurrentMap<Key, byte[]> images = new ConcurrentHashMap<>();
    private final long budget;
    private long used;
    private Iterator<byte[]> hand = images.values().iterator();

    /** @param budget bytes; 0 keeps nothing */
    PixelCache(long budget) {
        this.budget = budget;
    }

    byte @Nullable [] get(Key key) {
        return images.get(key);
    }

    void put(Key key, byte[] rgb) {
        long cost = rgb.length + OVERHEAD;
        if (cost > budget) {
            return;
        }
        synchronized (this) {
            if (images.putIfAbsent(key, rgb) == null) {
                used += cost;
                evict();
            }
        }
    }

    long used() {
        synchronized (this) {
            return used;
        }
    }

    private void evict() {
        while (used > budget) {
            if (!hand.hasNext()) {
                hand = images.values().iterator();
            }
            used -= hand.next().length + OVERHEAD;
            hand.remove();
        }
    }
}
