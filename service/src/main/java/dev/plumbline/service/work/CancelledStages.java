package dev.plumbline.service.work;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.StageState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.service.DutyCycle;
import dev.plumbline.service.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the planner's words on stages, for one of them: cancelled. */
final class CancelledStages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CancelledStages.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CATCH_UP = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final Topic<StageState> topic;
    private final TopicPartition partition;
    private final NewestOffsets newest;
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final DutyCycle cycle;
    private long position;

    private CancelledStages(
            Consumer<byte[], byte[]> consumer, Topic<StageState> topic, NewestOffsets newest, String name) {
        this.consumer = consumer;
        this.topic = topic;
        this.newest = newest;
        partition = new TopicPartition(topic.name(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        cycle = DutyCycle.start(name, this::read, consumer::wakeup);
    }

    static CancelledStages follow(
            Consumer<byte[], byte[]> consumer, Topic<StageState> topic, NewestOffsets newest, String name) {
        return new CancelledStages(consumer, topic, newest, name);
    }

    /** By what has been read so far. */
    boolean contains(String stage) {
        return cancelled.contains(stage);
    }

    /**
     * By all that the planner has said up to now: a stage that was cancelled may have been taken up again.
     *
     * @throws IllegalStateException where that cannot be known
     */
    boolean surelyContains(String stage) throws InterruptedException {
        if (!contains(stage)) {
            return false;
        }
        awaitPosition(newest.end(topic.name()));
        return contains(stage);
    }

    HealthCheck health() {
        return cycle.health();
    }

    private void read() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            note(record);
        }
        synchronized (this) {
            position = consumer.position(partition);
            notifyAll();
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            StageState state = topic.decode(record.value());
            if (state.status() == Status.CANCELLED) {
                cancelled.add(state.stage());
            } else {
                cancelled.remove(state.stage());
            }
        } catch (MalformedEvent e) {
            LOG.error("the record at offset {} is passed over: {}", record.offset(), e.getMessage());
        }
    }

    private synchronized void awaitPosition(long end) throws InterruptedException {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        while (position < end) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException(
                        topic.name() + " is read up to offset " + position + " only, of " + end);
            }
            wait(1 + left / 1_000_000);
        }
    }

    @Override
    public void close() {
        cycle.close();
        consumer.close();
    }
}
