package dev.plumbline.producers.resolver;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Event;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topic of one partition, read on to its end whenever that is asked for. One thread at a time. */
final class LogReading<V extends Event> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogReading.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Topic<V> topic;
    private final Consumer<byte[], byte[]> consumer;
    private final java.util.function.Consumer<V> listener;
    private final TopicPartition partition;

    LogReading(Topic<V> topic, Consumer<byte[], byte[]> consumer, java.util.function.Consumer<V> listener) {
        this.topic = topic;
        this.consumer = consumer;
        this.listener = listener;
        this.partition = new TopicPartition(topic.name(), 0);
        consumer.assign(List.of(partition));
        startAgain();
    }

    /** Reads what was written since the last time, by whomever. */
    void catchUp() {
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(this::deliver);
        }
    }

    private void deliver(ConsumerRecord<byte[], byte[]> record) {
        try {
            listener.accept(topic.decode(record.value()));
        } catch (MalformedEvent e) {
            LOG.warn("Passing over offset {} of {}: {}", record.offset(), topic.name(), e.getMessage());
        }
    }

    /** The next time everything is read. */
    void startAgain() {
        consumer.seekToBeginning(List.of(partition));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
