package dev.plumbline.producers.planner;

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
final class UnreadInputs implements Supplier<Map<String, Long>> {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long WINDOW = 100;

    private final KafkaSettings settings;
    private final String group;
    private final List<String> topics;

    UnreadInputs(KafkaSettings settings, String group, List<String> topics) {
        this.settings = settings;
        this.group = group;
        this.topics = List.copyOf(topics);
    }

    @Override
    public Map<String, Long> get() {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        List<TopicPartition> partitions =
                topics.stream().map(topic -> new TopicPartition(topic, 0)).toList();
        Map<String, Long> unread = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                OffsetAndMetadata next = committed.get(partition);
                long from = Math.max(begin.getOrDefault(partition, 0L), next == null ? 0 : next.offset());
                long last = last(consumer, partition, from, end.getOrDefault(partition, 0L));
                if (last >= 0) {
                    unread.put(partition.topic(), last);
                }
            }
        }
        return unread;
    }

    /** The offset of the last record from {@code from} to {@code end}, or -1; looks ever further back from the end. */
    private static long last(Consumer<?, ?> consumer, TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
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
