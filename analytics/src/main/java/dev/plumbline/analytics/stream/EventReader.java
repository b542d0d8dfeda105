package dev.plumbline.analytics.stream;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Event;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes the events of a topic into what the join needs of them. What is no such event is counted, logged and passed over. */
final class EventReader<E extends Event, V> extends ContextualProcessor<byte[], byte[], String, V> {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private final Topic<E> topic;
    private final Function<E, List<V>> parts;
    private final Function<V, String> key;
    private final EventCounter counter;

    EventReader(Topic<E> topic, Function<E, List<V>> parts, Function<V, String> key, EventCounter counter) {
        this.topic = topic;
        this.parts = parts;
        this.key = key;
        this.counter = counter;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        byte @Nullable [] value = record.value();
        try {
            for (V part : parts.apply(topic.decode(value == null ? new byte[0] : value))) {
                context().forward(new Record<>(key.apply(part), part, record.timestamp()));
            }
        } catch (MalformedEvent | IllegalArgumentException e) {
            counter.count(topic.name(), EventCounter.Outcome.MALFORMED);
            LOG.warn("passed over a record of {}: {}", topic.name(), e.getMessage());
        }
    }
}
