package dev.plumbline.service;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics from their beginning, and on for as long as it is open; every event goes to its topic's listener, on one
 * thread, in the order of its partition. A record that is no event of its topic is logged and passed over.
 */
public final class TopicTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Route<?>> routes;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Silence silence;
    private final DutyCycle cycle;

    /** Where an event stands in its topic's one partition, and its record's timestamp. */
    public record Place(long offset, Instant at) {}

    private record Route<V extends Event>(Topic<V> topic, BiConsumer<V, Place> listener) {
        void deliver(ConsumerRecord<byte[], byte[]> record) throws MalformedEvent {
            listener.accept(
                    topic.decode(record.headers(), record.value()),
                    new Place(record.offset(), Instant.ofEpochMilli(record.timestamp())));
        }
    }

    /** Which topics are read, and who listens. */
    public static final class Listeners {
        private final Map<String, Route<?>> routes = new HashMap<>();

        /** @param listener must not throw */
        public <V extends Event> Listeners on(Topic<V> topic, java.util.function.Consumer<V> listener) {
            return onTimed(topic, (event, at) -> listener.accept(event));
        }

        /** @param listener also gets the record's timestamp; must not throw */
        public <V extends Event> Listeners onTimed(Topic<V> topic, BiConsumer<V, Instant> listener) {
            return onPlaced(topic, (event, place) -> listener.accept(event, place.at()));
        }

        /** @param listener also gets the record's place; must not throw */
        public <V extends Event> Listeners onPlaced(Topic<V> topic, BiConsumer<V, Place> listener) {
            routes.put(topic.name(), new Route<>(topic, listener));
            return this;
        }
    }

    private TopicTail(Consumer<byte[], byte[]> consumer, Map<String, Route<?>> routes, String name) {
        this.consumer = consumer;
        this.routes = routes;
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : routes.keySet()) {
            List<PartitionInfo> known = consumer.partitionsFor(topic);
            if (known == null || known.isEmpty()) {
                throw new IllegalStateException(
                        "topic " + topic + " does not exist: 'plumbline topics create' makes it");
            }
            known.forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ends.putAll(consumer.endOffsets(partitions));
        this.silence = new Silence(bytesReceived(consumer), System::nanoTime);
        this.cycle = DutyCycle.start(name, this::read);
    }

    private static DoubleSupplier bytesReceived(Consumer<?, ?> consumer) {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals("consumer-metrics")
                        && metric.metricName().name().equals("incoming-byte-total"))
                .findFirst()
                .<DoubleSupplier>map(metric -> () -> (double) metric.metricValue())
                .orElseThrow();
    }

    /**
     * @param name of the thread
     * @throws IllegalStateException when a topic is not there
     */
    public static TopicTail start(KafkaSettings settings, String name, Listeners listeners) {
        Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            return new TopicTail(consumer, Map.copyOf(listeners.routes), name);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private void read() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            deliver(record);
        }
        silence.listen();
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        if (ends.isEmpty()) {
            caughtUp.countDown();
        }
    }

    private void deliver(ConsumerRecord<byte[], byte[]> record) {
        Route<?> route = routes.get(record.topic());
        if (route == null || record.value() == null) {
            return;
        }
        try {
            route.deliver(record);
        } catch (MalformedEvent e) {
            LOG.warn("Passing over {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    /** Waits until everything has been read that the topics held at the start; false when that took too long. */
    public boolean awaitCaughtUp(Duration within) throws InterruptedException {
        return caughtUp.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    public HealthCheck health() {
        HealthCheck running = silence.or(cycle.health());
        return running.up() && caughtUp.getCount() > 0
                ? HealthCheck.down(running.name(), "reading what happened before")
                : running;
    }

    @Override
    public void close() {
        cycle.close();
        consumer.close();
    }
}
