package dev.plumbline.analytics.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values by keys of two parts, in the order of the whole keys: many share the first part, which is kept and compared once. It ends
 * with a bar, which no key has besides.
 */
public final class Shelves<V> {
    private final SortedMap<String, Map<String, V>> shelves = new TreeMap<>();

    /** The value that was there before, or null. */
    public @Nullable V put(String shelf, String key, V value) {
        return shelves.computeIfAbsent(shelf, name -> new TreeMap<>()).put(key, value);
    }

    /** All values. */
    public List<V> values() {
        return values(shelves);
    }

    /** The values whose keys begin so; {@code start} is not longer than any first part. */
    public List<V> values(String start) {
        return values(shelves.subMap(start, start + Character.MAX_VALUE));
    }

    private static <V> List<V> values(Map<String, Map<String, V>> of) {
        List<V> all = new ArrayList<>();
        of.values().forEach(shelf -> all.addAll(shelf.values()));
        return all;
    }
}
