package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Command;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Gives operators' words to the planner, and tells when it has acted on them. The planner commits what it has read in one
 * transaction with what follows from it; so what is read of {@code runs} and {@code stages} after that has the effect.
 */
public final class Instructions implements AutoCloseable {
    private static final long LOOK_MS = 50;

    private final KafkaSettings settings;
    private final Publisher publisher;
    private final Admin admin;

    /** @param source who speaks, as {@code plumbline/cancel} */
    public Instructions(KafkaSettings settings, String source, InstantSource clock) {
        this.settings = settings;
        this.publisher = Publisher.open(settings, source, clock);
        this.admin = Admin.create(settings.admin());
    }

    /**
     * Publishes the command, which then counts whatever becomes of the caller.
     *
     * @return whether a planner has acted on it within this time
     * @throws IllegalStateException where the brokers do not take it, or do not answer
     */
    public boolean give(Command command, Duration within) throws InterruptedException {
        try {
            RecordMetadata record =
                    publisher.send(settings.topics().commands(), command).get();
            long deadline = System.nanoTime() + within.toNanos();
            while (heard(record.topic(), record.partition()) <= record.offset()) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            }
            return true;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "Kafka at " + settings.bootstrapServers() + " did not take the command: " + cause.getMessage(),
                    cause);
        }
    }

    /** The offset up to which the planner has read the partition, 0 where there never was one. */
    private long heard(String topic, int partition) throws InterruptedException, ExecutionException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                            settings.group(PlannerRole.APPLICATION),
                            new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get();
            OffsetAndMetadata next = committed.get(new TopicPartition(topic, partition));
            return next == null ? 0 : next.offset();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        admin.close();
        publisher.close();
    }
}
