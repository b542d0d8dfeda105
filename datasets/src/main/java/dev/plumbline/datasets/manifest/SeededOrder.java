package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An order of ids that depends on nothing but a seed and each id: by the first 8 bytes (unsigned, big endian) of the
 * SHA-256 of the text {@code what/seed/id}, and by place in the list where those are equal. Taking the first n for a
 * growing n therefore nests, whatever else is in the list.
 */
public final class SeededOrder {
    private static final int PART = 4096;

    private final String prefix;

    /** @param what is ordered: orders of different things do not depend on each other */
    public SeededOrder(String what, long seed) {
        this.prefix = what + "/" + seed + "/";
    }

    /** Places of the first {@code n} ids in this order. */
    public BitSet first(List<String> ids, int n) {
        if (n >= ids.size()) {
            BitSet all = new BitSet(ids.size());
            all.set(0, ids.size());
            return all;
        }
        return first(keys(ids), n);
    }

    /** As {@link #keys}, on all processors. */
    long[] parallelKeys(List<String> ids) {
        int parts = Math.min(Runtime.getRuntime().availableProcessors(), 1 + ids.size() / PART);
        long[] keys = new long[ids.size()];
        IntStream.range(0, parts).parallel().forEach(part -> {
            int from = (int) ((long) ids.size() * part / parts);
            int to = (int) ((long) ids.size() * (part + 1) / parts);
            long[] some = keys(ids.subList(from, to));
            System.arraycopy(some, 0, keys, from, some.length);
        });
        return keys;
    }

    /** Keys that compare as signed numbers as the ids do in this order. */
    long[] keys(List<String> ids) {
        MessageDigest sha = Digest.sha256();
        long[] keys = new long[ids.size()];
        int at = 0;
        for (String id : ids) {
            byte[] hash = sha.digest((prefix + id).getBytes(StandardCharsets.UTF_8));
            keys[at++] = ByteBuffer.wrap(hash).getLong() ^ Long.MIN_VALUE;
        }
        return keys;
    }

    /** Places of the {@code n} smallest keys, the earlier place where keys are equal. */
    static BitSet first(long[] keys, int n) {
        BitSet taken = new BitSet(keys.length);
        if (n >= keys.length) {
            taken.set(0, keys.length);
            return taken;
        }
        if (n == 0) {
            return taken;
        }
        long[] sorted = keys.clone();
        Arrays.parallelSort(sorted);
        long last = sorted[n - 1];
        int ties = n;
        for (int i = 0; i < n && sorted[i] < last; i++) {
            ties--;
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] < last || (keys[i] == last && ties-- > 0)) {
                taken.set(i);
            }
        }
        return taken;
    }

    /** For each id its place in this order. */
    int[] ranks(List<String> ids) {
        long[] keys = keys(ids);
        List<Integer> order = IntStream.range(0, keys.length)
                .boxed()
                .sorted((a, b) -> keys[a] == keys[b] ? Integer.compare(a, b) : Long.compare(keys[a], keys[b]))
                .toList();
        int[] ranks = new int[keys.length];
        for (int place = 0; place < ranks.length; place++) {
            ranks[order.get(place)] = place;
        }
        return ranks;
    }
}
