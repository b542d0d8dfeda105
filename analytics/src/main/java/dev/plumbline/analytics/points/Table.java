package dev.plumbline.analytics.points;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Values by key, as much of a store as a join needs. */
public interface Table<V> {
    @Nullable
    V get(String key);

    void put(String key, V value);

    /** Gives the values whose keys begin so, in the order of their keys; meanwhile the table must not change. */
    void forEach(String prefix, Consumer<V> action);

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
            public void forEach(String prefix, Consumer<V> action) {
                List.copyOf(values.subMap(prefix, prefix + Character.MAX_VALUE).values())
                        .forEach(action);
            }
        };
    }
}
