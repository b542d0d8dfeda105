package dev.plumbline.analytics;

import dev.plumbline.analytics.points.Measure;
import dev.plumbline.analytics.read.Books;
import dev.plumbline.analytics.read.Page;
import dev.plumbline.analytics.read.ReadApi;
import dev.plumbline.analytics.read.RegressionGauges;
import dev.plumbline.analytics.read.TrendGauges;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.analytics.stream.TrendTopology;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.service.Closer;
import dev.plumbline.service.HealthCheck;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Metric;
import dev.plumbline.service.Role;
import dev.plumbline.service.StreamsGroup;
import dev.plumbline.service.ThreadFailures;
import dev.plumbline.service.TopicTail;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Live trends as a role: the Kafka Streams application, and what it says for people and programs. */
public final class AnalyticsRole implements Role {
    private static final Logger LOG = LoggerFactory.getLogger(AnalyticsRole.class);
    private static final String APPLICATION = "analytics";
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    /** A trend waits for the flush and for the commit that follow its evaluation. */
    private static final Map<String, Object> TUNING = Map.of(
            "commit.interval.ms", 1_000,
            "poll.ms", 20,
            "num.stream.threads", 1,
            "statestore.cache.max.bytes", 4L << 20);

    private final KafkaSettings settings;
    private final AnalyticsOptions options;
    private final Meters meters;
    private final InstantSource clock;
    private final Books books = new Books();
    private final TrendGauges gauges;
    private final RegressionGauges regressionGauges;
    private final Closer closer = new Closer();
    private volatile @Nullable KafkaStreams streams;
    private final ThreadFailures failures = ThreadFailures.of(System::nanoTime, () -> streams);
    private volatile @Nullable TopicTail tail;
    private volatile Instant started = Instant.MAX;

    public AnalyticsRole(KafkaSettings settings, AnalyticsOptions options, Meters meters, InstantSource clock) {
        this.settings = settings;
        this.options = options;
        this.meters = meters;
        this.clock = clock;
        this.gauges = new TrendGauges(meters);
        this.regressionGauges = new RegressionGauges(meters);
    }

    @Override
    public String name() {
        return APPLICATION;
    }

    @Override
    public void routes(Router router) {
        new ReadApi(books, clock).mount(router);
        Page.mount(router);
    }

    @Override
    public void start() throws InterruptedException {
        meters.show(Metric.EVENT_TO_TREND_SECONDS);
        Topics topics = settings.topics();
        started = clock.instant();
        tail = closer.add(TopicTail.start(
                settings,
                "analytics-read",
                new TopicTail.Listeners()
                        .onPlaced(topics.accepted(), books::on)
                        .onPlaced(topics.evaluations(), books::on)
                        .on(topics.residuals(), books.residuals()::on)
                        .on(topics.runs(), books.runs()::on)
                        .onPlaced(topics.baselines(), books::on)
                        .onTimed(topics.trends(), this::on)
                        .onTimed(topics.regressions(), this::on)));
        KafkaStreams application = new KafkaStreams(
                TrendTopology.of(
                        topics,
                        options.budget(),
                        new StreamMeters(
                                meters,
                                List.of(
                                        topics.accepted(),
                                        topics.evaluations(),
                                        topics.commands(),
                                        topics.baselines())),
                        System::nanoTime),
                properties());
        closer.add(() -> application.close(CLOSE_WITHIN));
        prepare(application);
        application.setUncaughtExceptionHandler(e -> {
            LOG.error("a stream thread failed; another takes its place", e);
            failures.on(e);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        streams = application;
        application.start();
    }

    /**
     * An application whose offsets are kept and whose changelogs are gone would go on from there without what it has read;
     * it reads the log again instead.
     */
    private void prepare(KafkaStreams application) throws InterruptedException {
        StreamsGroup group = new StreamsGroup(settings, APPLICATION);
        if (options.standbys() > 0) {
            group.keepStandbys(options.standbys());
        }
        boolean lost = group.hasLost(TrendTopology.SCORES);
        if (options.replay() || lost) {
            LOG.warn("analytics reads the log from its beginning: {}", lost ? "its changelogs are gone" : "as asked");
            group.forget();
            application.cleanUp();
        }
        if (!group.hasBegun()) {
            new EarlierWords(settings, clock).takeBack();
        }
    }

    /**
     * Timed are the trends that claims rest on, for the others may wait. A trend of an event that came before this start was
     * said then, and is not timed again.
     */
    private void on(TrendState trend, Instant event) {
        if (event.isAfter(started) && isClaim(trend)) {
            meters.timer(Metric.EVENT_TO_TREND_SECONDS).record(Duration.between(event, clock.instant()));
        }
        books.trends().on(trend);
        gauges.on(trend);
    }

    private static boolean isClaim(TrendState trend) {
        return trend.unit().equals(Unit.PRETRAINING.label())
                && Arrays.stream(Measure.values())
                        .anyMatch(measure -> measure.label().equals(trend.metric())
                                && measure.scale().label().equals(trend.scale()));
    }

    private void on(Regression regression, Instant event) {
        books.regressions().on(regression, event);
        regressionGauges.on(regression, event.isAfter(started));
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(settings.streams(APPLICATION, options.state()));
        properties.putAll(TUNING);
        return properties;
    }

    @Override
    public List<HealthCheck> health() {
        List<HealthCheck> checks = new ArrayList<>();
        KafkaStreams application = streams;
        if (application != null) {
            KafkaStreams.State now = application.state();
            checks.add(HealthCheck.of("streams", now.isRunningOrRebalancing(), now.name()));
            checks.add(failures.health());
        }
        TopicTail reading = tail;
        if (reading != null) {
            checks.add(reading.health());
        }
        return checks;
    }

    @Override
    public void close() {
        closer.close();
    }
}
