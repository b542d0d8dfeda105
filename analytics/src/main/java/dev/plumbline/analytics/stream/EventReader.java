package dev.plumbline.analytics.stream;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes the events of a topic. What is no such event, or one of a version that is not known here, becomes a {@link
 * Rejected} that says where it lies and what is wrong.
 */
final class EventReader<E extends Event> extends ContextualProcessor<byte[], byte[], String, Event> {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private final Topic<E> topic;
    private final EventCounter counter;

    EventReader(Topic<E> topic, EventCounter counter) {
        this.topic = topic;
        this.counter = counter;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Event read = read(record);
        context().forward(new Record<>(read.key(), read, record.timestamp()));
    }

    private Event read(Record<byte[], byte[]> record) {
        try {
            return topic.decode(record.headers(), record.value());
        } catch (MalformedEvent e) {
            RecordMetadata at = context().recordMetadata().orElseThrow();
            Place place = new Place(at.topic(), at.partition(), at.offset());
            counter.rejected(topic.name(), e.fault().kind());
            LOG.warn("rejected {}: {}", place, e.getMessage());
            return Rejected.of(place, e.fault(), Instant.ofEpochMilli(record.timestamp()));
        }
    }
}
