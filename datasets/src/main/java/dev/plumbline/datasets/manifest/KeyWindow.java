package dev.plumbline.datasets.manifest;

import java.util.Arrays;

/**
 * Finds the n-th smallest of N keys that are spread evenly over all signed numbers, keeping only those in a window around
 * where it should be: 12 standard deviations to either side, so that a second pass with a wider one is as good as never needed.
 */
final class KeyWindow {
    private static final double DEVIATIONS = 12;
    private static final double RANGE = 0x1.0p64;

    private final long wanted;
    private final long all;
    private final double width;
    private final long low;
    private final long high;
    private long below;
    private long[] kept = new long[1024];
    private int count;

    /**
     * The n-th smallest key.
     *
     * @param ties how many images with that very key are taken
     */
    record Threshold(long key, long ties) {}

    private KeyWindow(long wanted, long all, double width) {
        this.wanted = wanted;
        this.all = all;
        this.width = width;
        double share = (double) wanted / all;
        this.low = key(share - width);
        this.high = key(share + width);
    }

    /** @param wanted 1 to {@code all} */
    static KeyWindow around(long wanted, long all) {
        double share = (double) wanted / all;
        double deviation = Math.sqrt((share * (1 - share) + 1.0 / all) / all);
        return new KeyWindow(wanted, all, DEVIATIONS * deviation);
    }

    /** The conversion saturates at both ends of the range. */
    private static long key(double share) {
        return (long) ((share - 0.5) * RANGE);
    }

    KeyWindow wider() {
        return new KeyWindow(wanted, all, 8 * width);
    }

    void add(long key) {
        if (key < low) {
            below++;
        } else if (key <= high) {
            if (count == kept.length) {
                kept = Arrays.copyOf(kept, 2 * count);
            }
            kept[count++] = key;
        }
    }

    boolean holdsThreshold() {
        return below < wanted && wanted <= below + count;
    }

    Threshold threshold() {
        long[] sorted = Arrays.copyOf(kept, count);
        Arrays.sort(sorted);
        int place = (int) (wanted - below - 1);
        int first = place;
        while (first > 0 && sorted[first - 1] == sorted[place]) {
            first--;
        }
        return new Threshold(sorted[place], place - first + 1);
    }
}
