package dev.plumbline.benchmarks.stream;

import dev.plumbline.service.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The last bytes of every trend in the topic. */
final class LastTrends {
    private static final Duration POLL = Duration.ofMillis(100);

    private LastTrends() {}

    static Map<String, String> of(KafkaSettings kafka) {
        Map<String, String> last = new TreeMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer(kafka, 0)) {
            long end = end(consumer);
            while (position(consumer) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    last.put(record.key(), text(record));
                }
            }
        }
        return last;
    }

    /** The offset behind the last record. */
    static long end(KafkaSettings kafka) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(kafka, 0)) {
            return end(consumer);
        }
    }

    /** Waits until what is said from an offset on ends in these bytes; returns how many records that took. */
    static int awaitSame(KafkaSettings kafka, long from, Map<String, String> expected, Duration within) {
        int records = 0;
        Map<String, String> last = new TreeMap<>();
        long deadline = System.nanoTime() + within.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = consumer(kafka, from)) {
            while (!last.equals(expected)) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    last.put(record.key(), text(record));
                    records++;
                }
                if (System.nanoTime() > deadline) {
                    long same = expected.entrySet().stream()
                            .filter(trend -> trend.getValue().equals(last.get(trend.getKey())))
                            .count();
                    throw new IllegalStateException("after " + within + " only " + same + " of " + expected.size()
                            + " trends are as they were before");
                }
            }
        }
        return records;
    }

    private static KafkaConsumer<String, byte[]> consumer(KafkaSettings kafka, long from) {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(kafka.consumer(), new StringDeserializer(), new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(kafka.topics().trends().name(), 0);
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        return consumer;
    }

    private static long end(KafkaConsumer<?, ?> consumer) {
        TopicPartition partition = consumer.assignment().iterator().next();
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private static long position(KafkaConsumer<?, ?> consumer) {
        return consumer.position(consumer.assignment().iterator().next());
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
