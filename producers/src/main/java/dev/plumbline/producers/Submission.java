package dev.plumbline.producers;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.service.KafkaSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes requests, all of a list or none of it: a list is one Kafka transaction. Safe for several threads. */
public final class Submission implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final int TAKE_WITHIN_MS = 15_000;

    private final KafkaSettings settings;
    private final String source;
    private final InstantSource clock;
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param source who speaks, as {@code plumbline/gateway} */
    public Submission(KafkaSettings settings, String source, InstantSource clock) {
        this.settings = settings;
        this.source = source;
        this.clock = clock;
    }

    /**
     * Returns when every replica in sync has them.
     *
     * @throws IllegalStateException when the brokers did not take them; nothing is queued then
     */
    public synchronized void publish(List<Request> requests) throws InterruptedException {
        try {
            Producer<byte[], byte[]> open = opened();
            open.beginTransaction();
            List<Future<?>> sent = new ArrayList<>();
            Topic<Request> topic = settings.topics().requests();
            requests.forEach(request -> sent.add(open.send(topic.record(request, source, clock.instant()))));
            for (Future<?> each : sent) {
                each.get();
            }
            open.commitTransaction();
        } catch (KafkaException | ExecutionException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            close(); // an open transaction times out, and the next producer has an id of its own
            throw new IllegalStateException(
                    "Kafka at " + settings.bootstrapServers() + " did not take the requests: " + cause.getMessage(),
                    cause);
        }
    }

    private Producer<byte[], byte[]> opened() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            Map<String, Object> properties = settings.producer();
            properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.group("submission-" + UUID.randomUUID()));
            properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TAKE_WITHIN_MS);
            properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TAKE_WITHIN_MS);
            properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TAKE_WITHIN_MS / 2);
            properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TAKE_WITHIN_MS);
            open = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
            producer = open;
            open.initTransactions();
        }
        return open;
    }

    @Override
    public synchronized void close() {
        Producer<byte[], byte[]> open = producer;
        if (open != null) {
            producer = null;
            open.close(CLOSE_WITHIN);
        }
    }
}
