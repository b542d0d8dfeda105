package dev.plumbline.analytics.stream;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** The application without a broker: events in, trends and residuals out. */
final class TestApplication implements AutoCloseable {
    private final Topics topics;
    private final Path state;
    private final TopologyTestDriver driver;
    private final TestOutputTopic<byte[], byte[]> trends;
    private final TestOutputTopic<byte[], byte[]> residuals;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, byte[]> bytesOfTrends = new TreeMap<>();

    TestApplication(Topics topics) {
        this.topics = topics;
        try {
            state = Files.createTempDirectory("plumbline-analytics");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Properties settings = new Properties();
        settings.put("application.id", "analytics");
        settings.put("bootstrap.servers", "none:1");
        settings.put("state.dir", state.toString());
        driver = new TopologyTestDriver(
                TrendTopology.of(topics, (topic, outcome) -> counts.merge(topic + " " + outcome, 1, Integer::sum)),
                settings);
        trends = output(topics.trends());
        residuals = output(topics.residuals());
    }

    private TestOutputTopic<byte[], byte[]> output(Topic<?> topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void send(Event event) {
        if (event instanceof Accepted accepted) {
            sendBytes(topics.accepted(), topics.accepted().encode(accepted));
        } else {
            sendBytes(topics.evaluations(), topics.evaluations().encode((Evaluation) event));
        }
    }

    void sendBytes(Topic<?> topic, byte @Nullable [] value) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput("any".getBytes(StandardCharsets.UTF_8), value);
    }

    /** The keys of the trends that a moment brings. */
    Set<String> news() {
        driver.advanceWallClockTime(Duration.ofMillis(100));
        Set<String> news = new TreeSet<>();
        trends.readRecordsToList().forEach(record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            bytesOfTrends.put(key, record.value());
            news.add(key);
        });
        return news;
    }

    /** The last trend of a key. */
    TrendState trend(String key) {
        byte[] bytes = bytesOfTrends.get(key);
        if (bytes == null) {
            throw new AssertionError("no trend " + key + " but " + bytesOfTrends.keySet());
        }
        return decode(topics.trends(), bytes);
    }

    Map<String, String> bytesOfTrends() {
        return bytesOfTrends.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> new String(e.getValue(), StandardCharsets.UTF_8)));
    }

    /** Lets time pass without events. */
    void rest() {
        driver.advanceWallClockTime(Duration.ofSeconds(3));
    }

    List<Residual> residualsToLastBaseline(String metric) {
        List<Residual> all = residuals.readValuesToList().stream()
                .map(value -> decode(topics.residuals(), value))
                .filter(residual -> residual.metric().equals(metric))
                .toList();
        String last = all.get(all.size() - 1).baseline();
        return all.stream().filter(r -> r.baseline().equals(last)).toList();
    }

    Map<String, Integer> counts() {
        return counts;
    }

    private static <V extends Event> V decode(Topic<V> topic, byte[] bytes) {
        try {
            return topic.decode(bytes);
        } catch (MalformedEvent e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder()).forEach(TestApplication::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
