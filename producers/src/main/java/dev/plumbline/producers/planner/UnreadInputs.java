package dev.plumbline.producers.planner;

import dev.plumbline.contracts.Topic;
import dev.plumbline.service.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds out how far a group is behind: for each topic the offset of its last committed record, if the group has not read
 * that. Not the end offset, for behind the last record may lie a transaction's mark, which is no record.
 */
final class UnreadInputs implements Supplier<Unread> {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long WINDOW = 100;

    private final KafkaSettings settings;
    private final String group;
    private final List<String> topics;

    UnreadInputs(KafkaSettings settings, String group) {
        this.settings = settings;
        this.group = group;
        this.topics = PlannerTopology.inputs(settings.topics()).stream()
                .map(Topic::name)
                .toList();
    }

    @Override
    public Unread get() {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        Map<String, Long> unread = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (String topic : topics) {
                TopicPartition partition = new TopicPartition(topic, 0);
                long last = last(consumer, partition, next(committed, topic));
                if (last >= 0) {
                    unread.put(topic, last);
                }
            }
        }
        return new Unread(unread, next(committed, settings.topics().accepted().name()) > 0);
    }

    private static long next(Map<TopicPartition, OffsetAndMetadata> committed, String topic) {
        OffsetAndMetadata next = committed.get(new TopicPartition(topic, 0));
        return next == null ? 0 : next.offset();
    }

    /** The offset of the last record, or -1 if there is none from {@code next} on; looks ever further back from the end. */
    private static long last(Consumer<?, ?> consumer, TopicPartition partition, long next) {
        consumer.assign(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long from = Math.max(next, consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L));
        long window = WINDOW;
        long start = Math.max(from, end - window);
        long last = lastSince(consumer, partition, start, end);
        while (last < 0 && start > from) {
            window *= 10;
            start = Math.max(from, end - window);
            last = lastSince(consumer, partition, start, end);
        }
        return last;
    }

    private static long lastSince(Consumer<?, ?> consumer, TopicPartition partition, long start, long end) {
        consumer.seek(partition, start);
        long last = -1;
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<?, ?> record : consumer.poll(POLL)) {
                last = record.offset();
            }
        }
        return last;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try (Admin admin = Admin.create(settings.admin())) {
            return admin.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw new IllegalStateException("cannot read the offsets of group " + group, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the offsets of group " + group, e);
        }
    }
}
