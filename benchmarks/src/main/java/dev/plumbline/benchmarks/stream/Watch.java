package dev.plumbline.benchmarks.stream;

import dev.plumbline.service.DutyCycle;
import dev.plumbline.service.HealthCheck;
import dev.plumbline.service.KafkaSettings;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the trends that are committed, from the first on. It leaves decoding to {@link Arrivals}, which does as little of it as
 * there is: the machine is analytics'.
 */
final class Watch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Arrivals arrivals;
    private final DutyCycle cycle;

    Watch(KafkaSettings kafka, Arrivals arrivals) {
        this.arrivals = arrivals;
        consumer = new KafkaConsumer<>(kafka.consumer(), new StringDeserializer(), new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(kafka.topics().trends().name(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        cycle = DutyCycle.start("watch", this::read);
    }

    private void read() {
        consumer.poll(POLL).forEach(trend -> arrivals.on(trend.key(), trend.value()));
    }

    HealthCheck health() {
        return cycle.health();
    }

    @Override
    public void close() {
        cycle.close();
        consumer.close();
    }
}
