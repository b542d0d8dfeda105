package dev.plumbline.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.analytics.fit.Columns;
import dev.plumbline.analytics.fit.CsvFit;
import dev.plumbline.analytics.fit.GroupFit;
import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.service.HttpAddress;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.Registry;
import dev.plumbline.service.RoleHost;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import dev.plumbline.testing.TopicReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The role on a real broker: what it says, what a fit of the exported points gives, and what a wiped state says again. */
@ExtendWith(SharedBroker.class)
class AnalyticsRoleIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int SCRATCH_RUNS = 6;
    private static final int PRETRAINED_RUNS = 9;

    /** Two series, two metrics, three scales, three units. */
    private static final int TRENDS = 2 * 2 * 9;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void saysTrendsThatTheExportedPointsGiveAgain(TestKafka kafka) throws Exception {
        KafkaSettings settings =
                KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix());
        Topics topics = settings.topics();
        new Installation(settings).create();
        Map<String, String> said;
        try (Registry registry = Registry.open();
                RoleHost host = start(settings, registry, "first");
                TopicReader<String, byte[]> trends = reader(kafka, topics)) {
            publish(settings, Laboratory.study(SCRATCH_RUNS, PRETRAINED_RUNS, 8));
            said = last(trends.until(records -> isComplete(topics, last(records)), LONG));

            assertThat(get(host.uri(), "/v1/trends?study=demo&format=csv").lines())
                    .hasSize(TRENDS + 1);
            compareWithFits(said, topics, get(host.uri(), exported()));
            assertThat(get(host.uri(), "/metrics"))
                    .contains("plumbline_effective_robustness{metric=\"macroF1\"")
                    .contains("plumbline_event_to_trend_seconds_count ");
            assertThat(get(host.uri(), "/")).contains("<title>Plumbline</title>");
            assertThat(get(host.uri(), "/chart.js")).contains("Chart.js v4");
        }
        assertThat(afterAFreshStart(settings, kafka)).isEqualTo(said);
    }

    private Map<String, String> afterAFreshStart(KafkaSettings settings, TestKafka kafka) throws Exception {
        try (TopicReader<String, byte[]> trends = reader(kafka, settings.topics())) {
            int before = trends.toEnd().size();
            try (Registry registry = Registry.open();
                    RoleHost host = start(settings, registry, "wiped")) {
                assertThat(host.uri()).isNotNull();
                return last(trends.until(records -> records.size() >= before + TRENDS, LONG)
                        .subList(before, before + TRENDS));
            }
        }
    }

    private RoleHost start(KafkaSettings settings, Registry registry, String state) throws Exception {
        AnalyticsRole role = new AnalyticsRole(
                settings, AnalyticsOptions.in(directory.resolve(state)), registry.meters(), Clock.systemUTC());
        return RoleHost.start(HttpAddress.loopback(0), registry.prometheus(), List.of(role));
    }

    private static void publish(KafkaSettings settings, List<Event> events) throws InterruptedException {
        try (Publisher publisher = Publisher.open(settings, "test", Clock.systemUTC())) {
            for (Event event : events) {
                if (event instanceof Accepted accepted) {
                    publisher.publish(settings.topics().accepted(), accepted);
                } else {
                    publisher.publish(settings.topics().evaluations(), (Evaluation) event);
                }
            }
        }
    }

    private static TopicReader<String, byte[]> reader(TestKafka kafka, Topics topics) {
        return new TopicReader<>(
                kafka.bootstrapServers(),
                topics.trends().name(),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Map<String, String> last(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, String> last = new TreeMap<>();
        records.forEach(record -> last.put(record.key(), new String(record.value(), StandardCharsets.UTF_8)));
        return last;
    }

    /** Every trend counts its points, and the baseline that robustness is told against is whole, so it comes last. */
    private static boolean isComplete(Topics topics, Map<String, String> last) {
        return last.size() == TRENDS
                && last.values().stream()
                        .map(text -> decode(topics, text))
                        .allMatch(trend -> trend.counts().points()
                                == 5L * (trend.series().equals("objects") ? PRETRAINED_RUNS : SCRATCH_RUNS));
    }

    private static String exported() {
        return "/v1/points?study=demo&task=rendered:camtrap&ood=unseen-cameras&metric=accuracy&admitted=true&format=csv";
    }

    private void compareWithFits(Map<String, String> said, Topics topics, String csv) throws IOException {
        Path file = Files.writeString(directory.resolve("points.csv"), csv);
        Map<Unit, Columns> columns = Map.of(
                Unit.PRETRAINING, new Columns("id_value", "ood_value", "series", "pretraining", null),
                Unit.RUNS, new Columns("id_value", "ood_value", "series", "stage", null),
                Unit.PAIRS, new Columns("id_value", "ood_value", "series", null, "point"));
        for (Scale scale : Scale.values()) {
            for (Map.Entry<Unit, Columns> unit : columns.entrySet()) {
                for (GroupFit fit : new CsvFit(unit.getValue(), scale, false, Bootstrap.LIVE)
                        .fit(file)
                        .groups()) {
                    String key = String.join(
                            "/",
                            "demo",
                            fit.group(),
                            "rendered:camtrap/unseen-cameras/accuracy",
                            scale.label(),
                            unit.getKey().label());
                    compare(decode(topics, Objects.requireNonNull(said.get(key), key)), fit);
                }
            }
        }
    }

    private static void compare(TrendState trend, GroupFit fit) {
        TrendState.Line line = Objects.requireNonNull(trend.line());
        Trend.Fitted fitted = (Trend.Fitted) fit.estimate().trend();
        assertThat(line.slope()).isCloseTo(fitted.line().slope(), within(1e-9));
        assertThat(line.intercept()).isCloseTo(fitted.line().intercept(), within(1e-9));
        assertThat(line.r2()).isCloseTo(fitted.r2(), within(1e-9));
        compare(Objects.requireNonNull(line.slopeInterval()), fit.estimate().slope());
        compare(Objects.requireNonNull(line.interceptInterval()), fit.estimate().intercept());
    }

    private static void compare(Bounds live, Interval offline) {
        Interval.Bounds bounds = (Interval.Bounds) offline;
        assertThat(live.lower()).isCloseTo(bounds.lower(), within(1e-9));
        assertThat(live.upper()).isCloseTo(bounds.upper(), within(1e-9));
    }

    private static TrendState decode(Topics topics, String text) {
        try {
            return topics.trends().decode(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedEvent e) {
            throw new AssertionError(e);
        }
    }

    private String get(URI base, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }
}
