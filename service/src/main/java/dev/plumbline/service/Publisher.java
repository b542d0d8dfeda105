package dev.plumbline.service;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Event;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends events with their CloudEvents headers. Safe for use by several threads. */
public final class Publisher implements AutoCloseable {
    private static final Duration FLUSH_WITHIN = Duration.ofSeconds(10);
    private final Producer<byte[], byte[]> producer;
    private final String source;
    private final InstantSource clock;

    /** @param source the role that speaks, as {@code plumbline/trainer/worker-1} */
    public Publisher(Producer<byte[], byte[]> producer, String source, InstantSource clock) {
        this.producer = producer;
        this.source = source;
        this.clock = clock;
    }

    public static Publisher open(KafkaSettings settings, String source, InstantSource clock) {
        return new Publisher(
                new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer()),
                source,
                clock);
    }

    /** Hands the event to the producer; the future completes when the brokers have it. */
    public <V extends Event> CompletableFuture<RecordMetadata> send(Topic<V> topic, V event) {
        return send(topic.record(event, source, clock.instant()));
    }

    /** Sends the bytes of an event that were written before, such as a marker's. */
    public <V extends Event> CompletableFuture<RecordMetadata> send(Topic<V> topic, V event, byte[] bytes) {
        return send(topic.record(event, bytes, source, clock.instant()));
    }

    /** Sends the event and waits until the brokers have it. */
    public <V extends Event> void publish(Topic<V> topic, V event) throws InterruptedException {
        await(topic, send(topic, event));
    }

    /** As {@link #publish(Topic, Event)}, with bytes that were written before. */
    public <V extends Event> void publish(Topic<V> topic, V event, byte[] bytes) throws InterruptedException {
        await(topic, send(topic, event, bytes));
    }

    private CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
        var unused = producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                sent.complete(metadata);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    private static void await(Topic<?> topic, CompletableFuture<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "Kafka did not take an event for topic " + topic.name() + ": " + cause.getMessage(), cause);
        }
    }

    @Override
    public void close() {
        producer.close(FLUSH_WITHIN);
    }
}
