package dev.plumbline.analytics;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.testing.TestKafka;
import dev.plumbline.testing.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What analytics says from now on: the last bytes of each trend, of each checkpoint's residual in each figure, and of the
 * regressions of each series on each test set in each metric.
 */
final class Spoken implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Topics topics;
    private final TopicReader<String, byte[]> trends;
    private final TopicReader<String, byte[]> residuals;
    private final TopicReader<String, byte[]> regressions;
    private final int regressionsBefore;
    private final int trendsBefore;
    private final int residualsBefore;

    Spoken(TestKafka kafka, Topics topics) {
        this.topics = topics;
        trends = reader(kafka, topics.trends().name());
        residuals = reader(kafka, topics.residuals().name());
        regressions = reader(kafka, topics.regressions().name());
        regressionsBefore = regressions.toEnd().size();
        trendsBefore = trends.toEnd().size();
        residualsBefore = residuals.toEnd().size();
    }

    private static TopicReader<String, byte[]> reader(TestKafka kafka, String topic) {
        return new TopicReader<>(
                kafka.bootstrapServers(), topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The last trends, once they are as they should be. */
    Map<String, String> trends(Predicate<Map<String, String>> enough) {
        return lastTrends(trends.until(all -> enough.test(lastTrends(all)), LONG));
    }

    /** The last residuals, once they are as they should be. */
    Map<String, String> residuals(Predicate<Map<String, String>> enough) {
        return lastResiduals(residuals.until(all -> enough.test(lastResiduals(all)), LONG));
    }

    /** The last words on regressions. */
    Map<String, String> regressions() {
        return lastRegressions(regressions.toEnd());
    }

    /** By the topic's key. */
    private Map<String, String> lastTrends(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, String> last = new TreeMap<>();
        records.stream().skip(trendsBefore).forEach(record -> last.put(record.key(), text(record)));
        return last;
    }

    /** By what a residual is of, whatever version its baseline had. */
    private Map<String, String> lastResiduals(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, String> last = new TreeMap<>();
        records.stream().skip(residualsBefore).forEach(record -> {
            Residual said = decoded(topics.residuals(), record);
            String version = said.version();
            last.put(said.eventId().replace(version, ""), text(record));
        });
        return last;
    }

    private Map<String, String> lastRegressions(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, String> last = new TreeMap<>();
        records.stream()
                .skip(regressionsBefore)
                .forEach(
                        record -> last.put(decoded(topics.regressions(), record).subject(), text(record)));
        return last;
    }

    private static <E extends Event> E decoded(Topic<E> topic, ConsumerRecord<String, byte[]> record) {
        try {
            return topic.decode(record.value());
        } catch (MalformedEvent e) {
            throw new AssertionError(e);
        }
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        trends.close();
        residuals.close();
        regressions.close();
    }
}
