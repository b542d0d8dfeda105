package dev.plumbline.service;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Events of one topic of which readers get all or none, also if this process is killed meanwhile. Readers of the topic wait
 * for it to end: where it was killed, until the next of its source opens, or brokers abort it after {@value #ABORTED_AFTER_MS} ms.
 *
 * <p>Of one source only the transaction that was opened last may publish, so that what it publishes may rest on what it read
 * since it was opened.
 */
public final class Transaction implements AutoCloseable {
    private static final int ABORTED_AFTER_MS = 60_000;

    private final Producer<byte[], byte[]> producer;
    private final String source;

    /** @param producer with a transactional id */
    Transaction(Producer<byte[], byte[]> producer, String source) {
        this.producer = producer;
        this.source = source;
    }

    /** From now on none publishes that was opened earlier. */
    public static Transaction open(KafkaSettings settings, String source) {
        Map<String, Object> properties = new HashMap<>(settings.producer());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.group(source));
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, ABORTED_AFTER_MS);
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new Transaction(producer, source);
        } catch (KafkaException e) {
            producer.close();
            throw e;
        }
    }

    /** @throws IllegalStateException where Kafka did not take them: then no reader gets any */
    public <V extends Event> void publish(Topic<V> topic, List<V> events, Instant at) {
        try {
            producer.beginTransaction();
            for (V event : events) {
                var unused = producer.send(topic.record(event, source, at));
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            abort(e);
            throw new IllegalStateException(
                    "Kafka did not take " + events.size() + " events for topic " + topic.name()
                            + ", and readers get none of them: " + reason(e),
                    e);
        }
    }

    private String reason(KafkaException e) {
        return e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException
                ? "another " + source + " began meanwhile"
                : String.valueOf(e.getMessage());
    }

    /** What cannot be aborted from here brokers abort in time. */
    private void abort(KafkaException why) {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
