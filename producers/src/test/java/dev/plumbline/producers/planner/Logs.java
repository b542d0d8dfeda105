package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Topics: each keeps its own order, and between them there is none. */
final class Logs {
    private final Map<String, List<Entry>> topics = new TreeMap<>();

    record Entry(Event event, long offset, Instant written) {}

    void write(Event event, Instant now) {
        List<Entry> topic = topics.computeIfAbsent(event.getClass().getSimpleName(), t -> new ArrayList<>());
        topic.add(new Entry(event, topic.size(), now));
    }

    /** Reads everything once, topics interleaved at random. */
    final class Reader {
        private final Map<String, Integer> positions = new HashMap<>();
        private final Random random;

        Reader(Random random) {
            this.random = random;
        }

        @Nullable
        Entry next() {
            List<String> unread = topics.keySet().stream()
                    .filter(topic -> positions.getOrDefault(topic, 0)
                            < topics.getOrDefault(topic, List.of()).size())
                    .toList();
            if (unread.isEmpty()) {
                return null;
            }
            String topic = unread.get(random.nextInt(unread.size()));
            int position = positions.merge(topic, 1, Integer::sum) - 1;
            return topics.getOrDefault(topic, List.of()).get(position);
        }
    }
}
