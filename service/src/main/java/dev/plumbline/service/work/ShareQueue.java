package dev.plumbline.service.work;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A share group's queue. A consumer that has seen an error is closed, which gives back what it holds, and the next
 * {@link #take} opens another: after a broker's restart a consumer may be in a state that it does not leave.
 */
final class ShareQueue<W extends Work> implements WorkQueue<W> {
    private static final Logger LOG = LoggerFactory.getLogger(ShareQueue.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final int DEFAULT_LOCK_MILLIS = 30_000;
    private static final int RENEWALS_A_LOCK = 3;
    private static final Duration FIRST_POLL = Duration.ofMillis(10);

    private final Supplier<ShareConsumer<byte[], byte[]>> consumers;
    private final Topic<W> topic;
    private final Runnable malformed;
    private @Nullable ShareConsumer<byte[], byte[]> consumer;
    private @Nullable ConsumerRecord<byte[], byte[]> held;

    /**
     * @param consumers of explicit acknowledgement, one record a poll
     * @param malformed is run for every record that is no work
     */
    ShareQueue(Supplier<ShareConsumer<byte[], byte[]>> consumers, Topic<W> topic, Runnable malformed) {
        this.consumers = consumers;
        this.topic = topic;
        this.malformed = malformed;
    }

    @Override
    public Optional<Item<W>> take(Duration within) {
        try {
            ConsumerRecord<byte[], byte[]> record = firstWithin(opened(), within);
            held = record;
            return record == null ? Optional.empty() : decoded(record);
        } catch (KafkaException | IllegalStateException e) {
            reset();
            throw e;
        }
    }

    private ShareConsumer<byte[], byte[]> opened() {
        ShareConsumer<byte[], byte[]> open = consumer;
        if (open == null) {
            open = consumers.get();
            consumer = open;
            open.subscribe(List.of(topic.name()));
        }
        return open;
    }

    /**
     * Polls briefly and then ever longer. A transaction's marker takes a record's place in a fetch; a poll that gets one
     * waits out its time without fetching again, and behind every item of the planner's lies a marker.
     */
    private static @Nullable ConsumerRecord<byte[], byte[]> firstWithin(
            ShareConsumer<byte[], byte[]> consumer, Duration within) {
        ConsumerRecord<byte[], byte[]> record = null;
        Duration left = within;
        for (Duration next = FIRST_POLL; record == null && left.compareTo(Duration.ZERO) > 0; ) {
            Duration now = next.compareTo(left) < 0 ? next : left;
            record = poll(consumer, now);
            left = left.minus(now);
            next = next.multipliedBy(2);
        }
        return record;
    }

    private static @Nullable ConsumerRecord<byte[], byte[]> poll(
            ShareConsumer<byte[], byte[]> consumer, Duration within) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(within);
        if (records.count() > 1) {
            throw new IllegalStateException("one record at a time was asked for, and " + records.count() + " came");
        }
        return records.isEmpty() ? null : records.iterator().next();
    }

    private Optional<Item<W>> decoded(ConsumerRecord<byte[], byte[]> record) {
        byte[] bytes = record.value() == null ? new byte[0] : record.value();
        try {
            return Optional.of(new Item<>(topic.decode(bytes), record.offset()));
        } catch (MalformedEvent e) {
            LOG.error("the record at offset {} is rejected: {}", record.offset(), e.getMessage());
            malformed.run();
            acknowledge(AcknowledgeType.REJECT);
            return Optional.empty();
        }
    }

    @Override
    public Duration renewal() {
        int lock = consumer == null
                ? DEFAULT_LOCK_MILLIS
                : consumer.acquisitionLockTimeoutMs().orElse(DEFAULT_LOCK_MILLIS);
        return Duration.ofMillis(lock).dividedBy(RENEWALS_A_LOCK);
    }

    /** After a renewal the same record must be polled again before it can be acknowledged (KAFKA-20458). */
    @Override
    public boolean renew() {
        ConsumerRecord<byte[], byte[]> before = held;
        if (consumer == null || before == null || !acknowledged(consumer, before, AcknowledgeType.RENEW)) {
            reset();
            return false;
        }
        try {
            ConsumerRecord<byte[], byte[]> again = poll(consumer, renewal());
            if (again != null && again.partition() == before.partition() && again.offset() == before.offset()) {
                held = again;
                return true;
            }
            LOG.warn("after a renewal of offset {} came {}", before.offset(), again);
        } catch (KafkaException | IllegalStateException e) {
            LOG.warn("the lock on offset {} cannot be kept: {}", before.offset(), e.toString());
        }
        reset();
        return false;
    }

    @Override
    public void accept() {
        acknowledge(AcknowledgeType.ACCEPT);
    }

    @Override
    public void release() {
        acknowledge(AcknowledgeType.RELEASE);
    }

    private void acknowledge(AcknowledgeType type) {
        if (consumer == null || held == null) {
            return;
        }
        if (acknowledged(consumer, held, type)) {
            held = null;
        } else {
            reset();
        }
    }

    /** A refused acknowledgement is in the answer, not thrown. */
    private static boolean acknowledged(
            ShareConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record, AcknowledgeType type) {
        try {
            consumer.acknowledge(record, type);
            Optional<KafkaException> refusal = consumer.commitSync(ANSWER).values().stream()
                    .flatMap(Optional::stream)
                    .findFirst();
            refusal.ifPresent(e -> LOG.warn("{} of offset {} was refused: {}", type, record.offset(), e.toString()));
            return refusal.isEmpty();
        } catch (KafkaException | IllegalStateException e) {
            LOG.warn("{} of offset {} failed: {}", type, record.offset(), e.toString());
            return false;
        }
    }

    private void reset() {
        held = null;
        ShareConsumer<byte[], byte[]> broken = consumer;
        consumer = null;
        if (broken != null) {
            try {
                broken.close(CLOSE);
            } catch (KafkaException | IllegalStateException e) {
                LOG.debug("a consumer was closed that had failed", e);
            }
        }
    }

    @Override
    public void close() {
        reset();
    }
}
