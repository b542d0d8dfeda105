package dev.plumbline.datasets.overlap;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Finds 64-bit hashes within a distance of another: multi-index hashing (Norouzi, Punjani and Fleet, CVPR 2012). Of four
 * parts of 16 bits, at least one differs in no more than a quarter of the distance, so a table for each part gives all.
 * Immutable.
 */
final class HammingIndex {
    private static final int PARTS = 4;
    private static final int BITS = 16;
    private static final int VALUES = 1 << BITS;

    private final long[] hashes;
    private final int distance;
    private final int reach;
    private final int[] changes;
    /** For each part: the places of the hashes, by the part's value. */
    private final int[][] places = new int[PARTS][];
    /** For each part and value: where its places begin; one more at the end. */
    private final int[][] begins = new int[PARTS][];

    HammingIndex(long[] hashes, int distance) {
        this.distance = distance;
        this.reach = distance / PARTS;
        this.changes = changes(reach);
        this.hashes = hashes.clone();
        for (int part = 0; part < PARTS; part++) {
            int[] begin = new int[VALUES + 1];
            for (long hash : hashes) {
                begin[value(hash, part) + 1]++;
            }
            Arrays.parallelPrefix(begin, Integer::sum);
            int[] next = begin.clone();
            int[] sorted = new int[hashes.length];
            for (int i = 0; i < hashes.length; i++) {
                sorted[next[value(hashes[i], part)]++] = i;
            }
            begins[part] = begin;
            places[part] = sorted;
        }
    }

    private static int value(long hash, int part) {
        return (int) (hash >>> (part * BITS)) & (VALUES - 1);
    }

    /** The places of all hashes within the distance, each once, in no stated order. */
    void within(long hash, IntConsumer found) {
        for (int part = 0; part < PARTS; part++) {
            for (int change : changes) {
                int value = value(hash, part) ^ change;
                for (int i = begins[part][value]; i < begins[part][value + 1]; i++) {
                    int place = places[part][i];
                    long different = hashes[place] ^ hash;
                    if (Long.bitCount(different) <= distance && isFirst(different, part)) {
                        found.accept(place);
                    }
                }
            }
        }
    }

    /** Whether no earlier part gives the same hash. */
    private boolean isFirst(long different, int part) {
        for (int earlier = 0; earlier < part; earlier++) {
            if (Integer.bitCount(value(different, earlier)) <= reach) {
                return false;
            }
        }
        return true;
    }

    private static int[] changes(int reach) {
        return IntStream.range(0, VALUES)
                .filter(change -> Integer.bitCount(change) <= reach)
                .toArray();
    }
}
