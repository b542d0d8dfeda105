package dev.plumbline.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the committed records of a topic from its beginning and keeps what it has read, so that a test can wait for what
 * should appear there.
 */
public final class TopicReader<K, V> implements AutoCloseable {
    private final String topic;
    private final KafkaConsumer<K, V> consumer;
    private final List<ConsumerRecord<K, V>> records = new ArrayList<>();

    public TopicReader(String bootstrapServers, String topic, Deserializer<K> keys, Deserializer<V> values) {
        this.topic = topic;
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                keys,
                values);
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        if (partitions.isEmpty()) {
            consumer.close();
            throw new IllegalArgumentException("Topic " + topic + " does not exist at " + bootstrapServers);
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads until all records so far satisfy the predicate, which is asked first, and returns them in order. */
    public List<ConsumerRecord<K, V>> until(Predicate<List<ConsumerRecord<K, V>>> enough, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!enough.test(List.copyOf(records))) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("After " + within + " topic " + topic + " did not hold what was awaited, but "
                        + records.size() + " records: " + tail());
            }
            consumer.poll(Duration.ofNanos(left)).forEach(records::add);
        }
        return List.copyOf(records);
    }

    /** The values, once there are at least this many. */
    public List<V> values(int atLeast, Duration within) {
        return until(all -> all.size() >= atLeast, within).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** Reads to the end that the topic has now, and returns all that it holds. */
    public List<ConsumerRecord<K, V>> toEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
        }
        return List.copyOf(records);
    }

    private String tail() {
        return records.stream()
                .skip(Math.max(0, records.size() - 10L))
                .map(r -> r.key() + "=" + r.value())
                .toList()
                .toString();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
