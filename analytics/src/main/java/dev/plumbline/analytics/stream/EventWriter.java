package dev.plumbline.analytics.stream;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Event;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Encodes the events that belong to a topic, with their CloudEvents headers; others pass by. */
final class EventWriter<V extends Event> extends ContextualProcessor<String, Event, byte[], byte[]> {
    private static final String SOURCE = "plumbline/analytics";

    private final Topic<V> topic;

    EventWriter(Topic<V> topic) {
        this.topic = topic;
    }

    @Override
    public void process(Record<String, Event> record) {
        if (topic.value().isInstance(record.value())) {
            V event = topic.value().cast(record.value());
            ProducerRecord<byte[], byte[]> out = topic.record(event, SOURCE, Instant.ofEpochMilli(record.timestamp()));
            context().forward(new Record<>(out.key(), out.value(), record.timestamp(), out.headers()));
        }
    }
}
