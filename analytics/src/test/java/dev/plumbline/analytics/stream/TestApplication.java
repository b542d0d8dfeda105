package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.PointJoin;
import dev.plumbline.analytics.regression.AlarmBudget;
import dev.plumbline.contracts.JsonFault;
import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The application without a broker: events in, trends and residuals out. */
final class TestApplication implements AutoCloseable {
    private final Topics topics;
    private final Path state;
    private final TopologyTestDriver driver;
    private final TestOutputTopic<byte[], byte[]> trends;
    private final TestOutputTopic<byte[], byte[]> residuals;
    private final TestOutputTopic<byte[], byte[]> rejected;
    private final TestOutputTopic<byte[], byte[]> regressions;
    private final Map<String, Integer> counts = new TreeMap<>();
    private int waiting;
    private final Map<String, byte[]> bytesOfTrends = new TreeMap<>();

    TestApplication(Topics topics) {
        this(topics, STANDING);
    }

    TestApplication(Topics topics, LongSupplier nanoTime) {
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
                TrendTopology.of(topics, AlarmBudget.STANDARD, new Counts(), nanoTime), settings);
        trends = output(topics.trends());
        residuals = output(topics.residuals());
        rejected = output(topics.rejected());
        regressions = output(topics.regressions());
    }

    /** A clock that stands: there is time for everything. */
    static final LongSupplier STANDING = () -> 0;

    /** For whom the counts do not matter. */
    static final EventCounter UNCOUNTED = new EventCounter() {
        @Override
        public void joined(String topic, PointJoin.Outcome outcome) {}

        @Override
        public void rejected(String topic, JsonFault.Kind fault) {}

        @Override
        public void waiting(int evaluations) {}
    };

    private final class Counts implements EventCounter {
        @Override
        public void joined(String topic, PointJoin.Outcome outcome) {
            count(topic, outcome);
        }

        @Override
        public void rejected(String topic, JsonFault.Kind fault) {
            count(topic, fault);
        }

        private void count(String topic, Enum<?> outcome) {
            counts.merge(topic + " " + outcome, 1, Integer::sum);
        }

        @Override
        public void waiting(int evaluations) {
            waiting = evaluations;
        }
    }

    private TestOutputTopic<byte[], byte[]> output(Topic<?> topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void send(Event event) {
        if (event instanceof Accepted accepted) {
            sendBytes(topics.accepted(), topics.accepted().encode(accepted));
        } else if (event instanceof Command command) {
            sendBytes(topics.commands(), topics.commands().encode(command));
        } else if (event instanceof NamedBaseline baseline) {
            sendBytes(topics.baselines(), topics.baselines().encode(baseline));
        } else {
            sendBytes(topics.evaluations(), topics.evaluations().encode((Evaluation) event));
        }
    }

    void sendBytes(Topic<?> topic, byte @Nullable [] value) {
        send(topic, new TestRecord<>("any".getBytes(StandardCharsets.UTF_8), value));
    }

    /** Sends an event that says that it is of another type. */
    void sendAs(String type, Event event) {
        Evaluation evaluation = (Evaluation) event;
        Headers headers = new RecordHeaders().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        send(
                topics.evaluations(),
                new TestRecord<>(null, topics.evaluations().encode(evaluation), headers, Instant.EPOCH));
    }

    private void send(Topic<?> topic, TestRecord<byte[], byte[]> record) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(record);
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

    /** What was said of regressions since this was last asked, byte by byte. */
    List<String> bytesOfRegressions() {
        return regressions.readValuesToList().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
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
        String last = all.get(all.size() - 1).version();
        return all.stream().filter(r -> r.version().equals(last)).toList();
    }

    /** The residuals said since this was last asked. */
    List<Residual> residuals() {
        return residuals.readValuesToList().stream()
                .map(value -> decode(topics.residuals(), value))
                .toList();
    }

    /** The bytes of the longest record that was written to a store's changelog. */
    int longestChangeOf(String store) {
        driver.advanceWallClockTime(Duration.ofSeconds(60));
        return driver
                .createOutputTopic(
                        "analytics-" + store + "-changelog", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .mapToInt(bytes -> bytes.length)
                .max()
                .orElseThrow(() -> new AssertionError("nothing was written to the changelog of " + store));
    }

    List<Rejected> rejected() {
        return rejected.readValuesToList().stream()
                .map(value -> decode(topics.rejected(), value))
                .toList();
    }

    /** Evaluations that are kept for runs that did not come yet. */
    int waiting() {
        return waiting;
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
