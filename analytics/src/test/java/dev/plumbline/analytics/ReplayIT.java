package dev.plumbline.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.regression.AlarmBudget;
import dev.plumbline.analytics.regression.Downfall;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.service.HealthCheck;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.Registry;
import dev.plumbline.service.StreamsGroup;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever analytics has lost, what it says in the end is the same to the byte: the last trend of every key, and of every
 * checkpoint the residual to the baseline that stands, and the last word on the regressions of every series.
 */
@ExtendWith(SharedBroker.class)
class ReplayIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Two series, two metrics, three scales, three units. */
    private static final int TRENDS = 2 * 2 * 9;

    /** Six runs from scratch and four others of five epochs, in two metrics. */
    private static final int RESIDUALS = 10 * 5 * 2;

    private static final String ACCEPTED = "demo/objects/rendered:camtrap/unseen-cameras/accuracy";

    private final TestKafka kafka;
    private final KafkaSettings settings;
    private final Topics topics;

    @TempDir
    private Path directory = Path.of(".");

    ReplayIT(TestKafka kafka, TestInfo test) {
        this.kafka = kafka;
        settings = KafkaSettings.of(kafka.bootstrapServers(), "test")
                .withPrefix(kafka.named(test.getTestMethod().orElseThrow().getName()));
        topics = settings.topics();
    }

    @BeforeEach
    void install() throws InterruptedException {
        new Installation(settings).create();
    }

    @Test
    void endsInTheSameBytesWithoutItsStateAndWithoutItsChangelogsAndAsked() throws Exception {
        AnalyticsOptions first = AnalyticsOptions.in(directory.resolve("first"));
        Map<String, String> trends;
        Map<String, String> residuals;
        try (Spoken spoken = new Spoken(kafka, topics);
                Running running = start(first)) {
            assertThat(running).isNotNull();
            publish(shuffled(Laboratory.study(6, 4, 8)));
            trends = spoken.trends(this::areComplete);
            residuals = spoken.residuals(this::areOfOneBaseline);
        }

        saysAgain(AnalyticsOptions.in(directory.resolve("wiped")), trends, Map.of());
        deleteChangelogs();
        saysAgain(first, trends, residuals);
        saysAgain(first.withReplay(true), trends, residuals);
        saysAgain(AnalyticsOptions.in(directory.resolve("other")).withReplay(true), trends, residuals);
    }

    @Test
    void endsInTheSameWordsOnRegressionsWithoutItsState() throws Exception {
        List<Event> events = new ArrayList<>(Downfall.runs(0, 20, 0));
        events.addAll(Downfall.runs(20, 30, 40));
        events.add(acceptance(ACCEPTED, Downfall.begin(25)));
        Map<String, String> trends;
        Map<String, String> words;
        try (Spoken spoken = new Spoken(kafka, topics);
                Running running = start(AnalyticsOptions.in(directory.resolve("first")))) {
            assertThat(running).isNotNull();
            publish(shuffled(events));
            trends = spoken.trends(ReplayIT::haveAllOfTheDownfall);
            words = spoken.regressions();
        }
        assertThat(words)
                .hasSize(2)
                .allSatisfy((subject, word) -> assertThat(word)
                        .contains(subject.equals(ACCEPTED) ? "\"ending\":\"accepted\"" : "\"status\":\"raised\"")
                        .contains("\"since\":\"" + Downfall.run(20).finetune().id()));

        try (Spoken spoken = new Spoken(kafka, topics);
                Running running =
                        start(AnalyticsOptions.in(directory.resolve("wiped")).withReplay(true))) {
            assertThat(running).isNotNull();
            spoken.trends(trends::equals);
            assertThat(spoken.regressions()).isEqualTo(words);
        }
    }

    @Test
    void aReplayUnderAnotherBudgetClearsWhatItDoesNotFindAgain() throws Exception {
        List<Event> events = new ArrayList<>(Downfall.runs(0, 20, 0));
        events.addAll(Downfall.runs(20, 30, 40));
        AnalyticsOptions options = AnalyticsOptions.in(directory.resolve("first"));
        try (Spoken spoken = new Spoken(kafka, topics);
                Running running = start(options)) {
            assertThat(running).isNotNull();
            publish(events);
            spoken.trends(ReplayIT::haveAllOfTheDownfall);
            assertThat(spoken.regressions().values())
                    .hasSize(2)
                    .allSatisfy(word -> assertThat(word).contains("\"status\":\"raised\""));
        }

        AlarmBudget oneInATrillion = new AlarmBudget(1_000_000_000_000L);
        try (Spoken spoken = new Spoken(kafka, topics);
                Running running = start(new AnalyticsOptions(options.state(), 0, true, oneInATrillion))) {
            assertThat(running).isNotNull();
            spoken.trends(ReplayIT::haveAllOfTheDownfall);
            assertThat(spoken.regressions().values())
                    .hasSize(2)
                    .allSatisfy(word -> assertThat(word).contains("\"ending\":\"revised\""));
        }
    }

    /** What it says of regressions must not be taken back by another that starts before it has committed. */
    @Test
    void anInstanceThatHasReadNothingYetHasBegun() throws Exception {
        StreamsGroup group = new StreamsGroup(settings, "analytics");
        assertThat(group.hasBegun()).isFalse();
        try (Running running = start(AnalyticsOptions.in(directory.resolve("first")))) {
            assertThat(running).isNotNull();
            long deadline = System.nanoTime() + LONG.toNanos();
            while (!group.hasBegun()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(20);
            }
        }
    }

    @Test
    void healthGoesDownWithTheCauseWhereTheThreadDiesAgainAndAgain() throws Exception {
        try (Spoken spoken = new Spoken(kafka, topics);
                Running running = start(AnalyticsOptions.in(directory.resolve("first")))) {
            assertThat(running).isNotNull();
            publish(Laboratory.study(2, 0, 8));
            spoken.trends(last -> last.size() == TRENDS / 2);
            assertThat(running.role().health()).allMatch(HealthCheck::up);
        }
        spoilChangelog();
        try (Running running = start(AnalyticsOptions.in(directory.resolve("wiped")))) {
            long deadline = System.nanoTime() + LONG.toNanos();
            while (running.role().health().stream()
                    .noneMatch(check -> !check.up() && check.detail().contains("scores are kept in format 99"))) {
                assertThat(System.nanoTime())
                        .as("no check is down: %s", running.role().health())
                        .isLessThan(deadline);
                Thread.sleep(20);
            }
        }
    }

    /** Puts scores among the others that no analytics knows how to read. */
    private void spoilChangelog() throws Exception {
        String changelog = settings.group("analytics") + "-scores-changelog";
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(changelog, "spoilt".getBytes(UTF_8), new byte[] {99}))
                    .get();
        }
    }

    private static boolean haveAllOfTheDownfall(Map<String, String> trends) {
        String points = "\"points\":" + 30 * Downfall.run(0).finetune().epochs() + ",";
        return trends.size() == TRENDS / 2 && trends.values().stream().allMatch(trend -> trend.contains(points));
    }

    private static Command acceptance(String subject, Instant at) {
        return new Command("c", subject, Command.Action.ACCEPT_REGRESSION, null, at);
    }

    private void saysAgain(AnalyticsOptions options, Map<String, String> trends, Map<String, String> residuals)
            throws InterruptedException {
        try (Spoken spoken = new Spoken(kafka, topics);
                Running running = start(options)) {
            assertThat(running).isNotNull();
            assertThat(spoken.trends(trends::equals)).hasSize(TRENDS);
            assertThat(spoken.residuals(residuals::equals)).hasSameSizeAs(residuals);
        }
    }

    @Test
    void aStandbyTakesOverWhatTheOtherKnew() throws Exception {
        AnalyticsOptions one = AnalyticsOptions.in(directory.resolve("one")).withStandbys(1);
        AnalyticsOptions two = AnalyticsOptions.in(directory.resolve("two")).withStandbys(1);
        List<Event> events = Laboratory.study(6, 4, 8);
        try (Spoken spoken = new Spoken(kafka, topics)) {
            Running first = start(one);
            try (first) {
                publish(events.subList(0, 100));
                spoken.trends(last -> last.size() == TRENDS);
                assertThat(standbys()).isEqualTo("1");
                try (Running second = start(two)) {
                    awaitCopy(two.state());
                    first.close();
                    publish(events.subList(100, events.size()));
                    assertThat(spoken.trends(this::areComplete)).hasSize(TRENDS);
                    assertThat(second.role().health()).allMatch(check -> check.up());
                }
            }
        }
    }

    /** Polls for the copy of the store that a standby keeps on its own disk. */
    private static void awaitCopy(Path state) throws Exception {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!holdsScores(state)) {
            assertThat(System.nanoTime())
                    .as("no copy of the scores in " + state)
                    .isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    /* Files come and go meanwhile. */
    private static boolean holdsScores(Path state) throws Exception {
        AtomicBoolean found = new AtomicBoolean();
        Files.walkFileTree(state, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                found.compareAndSet(false, path.endsWith("rocksdb/scores"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, @Nullable IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found.get();
    }

    private String standbys() throws Exception {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, settings.group("analytics"));
        try (Admin admin = kafka.admin()) {
            Config config = admin.describeConfigs(List.of(group)).all().get().get(group);
            return Objects.requireNonNull(config)
                    .get("streams.num.standby.replicas")
                    .value();
        }
    }

    private void deleteChangelogs() throws Exception {
        try (Admin admin = kafka.admin()) {
            Set<String> changelogs = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(settings.group("analytics") + "-"))
                    .collect(Collectors.toSet());
            assertThat(changelogs).isNotEmpty();
            admin.deleteTopics(changelogs).all().get();
        }
    }

    private boolean areComplete(Map<String, String> trends) {
        return trends.size() == TRENDS
                && trends.values().stream()
                        .allMatch(trend ->
                                trend.contains("\"points\":" + (trend.contains("from-scratch") ? 30 : 20) + ","));
    }

    /** The accuracy's and the macro F1's. */
    private boolean areOfOneBaseline(Map<String, String> residuals) {
        return residuals.size() == RESIDUALS
                && residuals.values().stream()
                                .map(residual -> residual.replaceAll(".*\"version\":\"(\\w+)\".*", "$1"))
                                .distinct()
                                .count()
                        == 2;
    }

    private record Running(Registry registry, AnalyticsRole role) implements AutoCloseable {
        @Override
        public void close() {
            role.close();
            registry.close();
        }
    }

    private Running start(AnalyticsOptions options) throws InterruptedException {
        Registry registry = Registry.open();
        AnalyticsRole role = new AnalyticsRole(settings, options, registry.meters(), Clock.systemUTC());
        role.start();
        return new Running(registry, role);
    }

    private void publish(List<Event> events) throws InterruptedException {
        try (Publisher publisher = Publisher.open(settings, "test", Clock.systemUTC())) {
            for (Event event : events) {
                if (event instanceof Accepted accepted) {
                    publisher.publish(topics.accepted(), accepted);
                } else if (event instanceof Command command) {
                    publisher.publish(topics.commands(), command);
                } else {
                    publisher.publish(topics.evaluations(), (Evaluation) event);
                }
            }
        }
    }

    private static List<Event> shuffled(List<Event> events) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(8));
        return shuffled;
    }
}
