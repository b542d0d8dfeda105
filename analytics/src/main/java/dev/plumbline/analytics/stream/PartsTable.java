package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.Roster;
import dev.plumbline.analytics.points.Table;
import dev.plumbline.analytics.points.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store of lists in parts, so that no record of its changelog grows beyond what brokers take, however long a list becomes.
 * The first part lies under the list's own key, the others under that key and their number.
 *
 * <p>Lists never become shorter, and where one changes all that lies behind changes too.
 *
 * @param <V> a list with what it belongs to
 */
final class PartsTable<V, E> implements Table<V> {
    /** Of the longest names a member has 2 kB as JSON, and a score 600 bytes. A broker takes a record of 1 MiB. */
    static final int LONGEST_PART = 200;

    /** In no key, and before every character that keys have, so that a list's parts follow one another. */
    private static final char MARK = ' ';

    private static final StringSerializer KEYS = new StringSerializer();

    private final KeyValueStore<String, V> store;
    private final Function<V, List<E>> elements;
    private final BiFunction<V, List<E>, V> with;

    private PartsTable(KeyValueStore<String, V> store, Function<V, List<E>> elements, BiFunction<V, List<E>, V> with) {
        this.store = store;
        this.elements = elements;
        this.with = with;
    }

    static Table<Roster> ofRosters(KeyValueStore<String, Roster> store) {
        return new PartsTable<>(store, Roster::members, (roster, members) -> new Roster(roster.stage(), members));
    }

    static Table<Versions> ofVersions(KeyValueStore<String, Versions> store) {
        return new PartsTable<>(store, Versions::scores, (any, scores) -> new Versions(scores));
    }

    @Override
    public @Nullable V get(String key) {
        V first = store.get(key);
        if (first == null || elements.apply(first).size() < LONGEST_PART) {
            return first;
        }
        List<V> parts = new ArrayList<>(List.of(first));
        for (V next = store.get(key(key, 1)); next != null; next = store.get(key(key, parts.size()))) {
            parts.add(next);
        }
        return whole(parts);
    }

    @Override
    public void put(String key, V value) {
        List<E> all = elements.apply(value);
        if (all.size() <= LONGEST_PART) {
            store.put(key, value);
            return;
        }
        boolean same = false;
        for (int part = (all.size() - 1) / LONGEST_PART; part >= 0 && !same; part--) {
            int from = part * LONGEST_PART;
            V now = with.apply(value, all.subList(from, Math.min(all.size(), from + LONGEST_PART)));
            same = now.equals(store.get(key(key, part)));
            if (!same) {
                store.put(key(key, part), now);
            }
        }
    }

    @Override
    public void forEach(String prefix, Consumer<V> action) {
        List<V> parts = new ArrayList<>();
        try (KeyValueIterator<String, V> all = prefix.isEmpty() ? store.all() : store.prefixScan(prefix, KEYS)) {
            while (all.hasNext()) {
                KeyValue<String, V> next = all.next();
                if (next.key.indexOf(MARK) < 0 && !parts.isEmpty()) {
                    action.accept(whole(parts));
                    parts.clear();
                }
                parts.add(next.value);
            }
        }
        if (!parts.isEmpty()) {
            action.accept(whole(parts));
        }
    }

    private V whole(List<V> parts) {
        V first = parts.get(0);
        return parts.size() == 1
                ? first
                : with.apply(
                        first,
                        parts.stream()
                                .flatMap(part -> elements.apply(part).stream())
                                .toList());
    }

    private static String key(String key, int part) {
        return part == 0 ? key : String.format(Locale.ROOT, "%s%c%06d", key, MARK, part);
    }
}
