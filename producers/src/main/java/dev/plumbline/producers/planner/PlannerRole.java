package dev.plumbline.producers.planner;

import dev.plumbline.service.HealthCheck;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Role;
import dev.plumbline.service.StreamsGroup;
import dev.plumbline.service.ThreadFailures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what is worked on: the sole writer of {@code work}, {@code work.evaluation}, {@code runs}, {@code stages}
 * and {@code backfills}. */
public final class PlannerRole implements Role {
    /** The Streams application, which is also its group. */
    static final String APPLICATION = "planner";

    private static final Logger LOG = LoggerFactory.getLogger(PlannerRole.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);
    private static final int COMMIT_MS = 5_000;

    private final KafkaSettings settings;
    private final PlannerOptions options;
    private final PlannerMeters meters;
    private final PlannerProgress progress = new PlannerProgress(System::nanoTime);
    private final InstantSource clock;
    private volatile @Nullable KafkaStreams streams;
    private final ThreadFailures failures = ThreadFailures.of(System::nanoTime, () -> streams);

    public PlannerRole(KafkaSettings settings, PlannerOptions options, Meters meters, InstantSource clock) {
        this.settings = settings;
        this.options = options;
        this.meters = new PlannerMeters(meters);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "planner";
    }

    @Override
    public void start() throws InterruptedException {
        if (options.standbys() > 0) {
            new StreamsGroup(settings, APPLICATION).keepStandbys(options.standbys());
        }
        PlannerTopology topology = new PlannerTopology(
                settings.topics(),
                PlannerConfig.standard()
                        .withSilence(options.silence())
                        .withEvaluationWithin(options.evaluationWithin()),
                new UnreadInputs(settings, settings.group(APPLICATION)),
                clock,
                meters,
                progress);
        KafkaStreams started = new KafkaStreams(topology.build(), properties());
        streams = started;
        started.setUncaughtExceptionHandler(failure -> {
            LOG.error("The planner's thread failed and is replaced", failure);
            failures.on(failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        started.start();
    }

    /** Every epoch waits for the planner: what it decides is committed at once, what it has only noted within seconds. */
    private Properties properties() {
        Map<String, Object> all = new HashMap<>(settings.streams(APPLICATION, options.state()));
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        all.put(StreamsConfig.producerPrefix("linger.ms"), 0);
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }

    @Override
    public List<HealthCheck> health() {
        KafkaStreams running = streams;
        if (running == null) {
            return List.of(HealthCheck.down("streams", "not started"));
        }
        KafkaStreams.State state = running.state();
        return List.of(
                HealthCheck.of(
                        "streams",
                        state == KafkaStreams.State.RUNNING,
                        state.name().toLowerCase(Locale.ROOT)),
                failures.health(),
                progress.health());
    }

    @Override
    public void close() {
        KafkaStreams running = streams;
        if (running != null && !running.close(CLOSE_WITHIN)) {
            LOG.warn("The planner did not close within {}", CLOSE_WITHIN);
        }
    }
}
