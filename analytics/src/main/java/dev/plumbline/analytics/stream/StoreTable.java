package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.Table;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A state store as the join sees it. */
final class StoreTable<V> implements Table<V> {
    private static final StringSerializer KEYS = new StringSerializer();

    private final KeyValueStore<String, V> store;

    StoreTable(KeyValueStore<String, V> store) {
        this.store = store;
    }

    @Override
    public @Nullable V get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, V value) {
        store.put(key, value);
    }

    @Override
    public void forEach(String prefix, Consumer<V> action) {
        try (KeyValueIterator<String, V> all = prefix.isEmpty() ? store.all() : store.prefixScan(prefix, KEYS)) {
            all.forEachRemaining(entry -> action.accept(entry.value));
        }
    }
}
