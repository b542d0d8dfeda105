package dev.plumbline.analytics.points;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values by key, as much of a store as a join needs. */
public interface Table<V> {
    @Nullable
    V get(String key);

    void put(String key, V value);

    /** The values whose keys begin so. */
    List<V> prefixed(String prefix);

    /** A table in memory. */
    static <V> Table<V> inMemory() {
        TreeMap<String, V> values = new TreeMap<>();
        return new Table<>() {
            @Override
            public @Nullable V get(String key) {
                return values.get(key);
            }

            @Override
            public void put(String key, V value) {
                values.put(key, value);
            }

            @Override
            public List<V> prefixed(String prefix) {
                return List.copyOf(
                        values.subMap(prefix, prefix + Character.MAX_VALUE).values());
            }
        };
    }
}
