package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table with all that it has in memory besides. */
final class HeldTable<V> implements Table<V> {
    private final Table<V> behind;
    private final Map<String, V> held = new HashMap<>();

    /** @param key of a value */
    HeldTable(Table<V> behind, Function<V, String> key) {
        this.behind = behind;
        behind.forEach("", value -> held.put(key.apply(value), value));
    }

    @Override
    public @Nullable V get(String key) {
        return held.get(key);
    }

    @Override
    public void put(String key, V value) {
        held.put(key, value);
        behind.put(key, value);
    }

    @Override
    public void forEach(String prefix, Consumer<V> action) {
        behind.forEach(prefix, action);
    }
}
