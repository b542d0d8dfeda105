package dev.plumbline.service.work;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Attempt;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.StageState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Publisher;
import dev.plumbline.testing.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An installation on a real broker, and workers on it that pretend to train. */
final class WorkBed implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final KafkaSettings kafka;
    final MeterRegistry registry = new SimpleMeterRegistry();
    final BlockingQueue<WorkOutcome> outcomes = new LinkedBlockingQueue<>();
    private final Publisher publisher;

    WorkBed(String bootstrapServers, String prefix) throws InterruptedException {
        kafka = KafkaSettings.of(bootstrapServers, "test").withPrefix(prefix);
        new Installation(kafka).create();
        publisher = Publisher.open(kafka, "test", InstantSource.system());
    }

    /** A worker of one slot with a quick heartbeat. */
    Worker<EpochWork> worker(String id, FakeBench bench) {
        WorkerSettings settings = new WorkerSettings(
                id,
                Heartbeat.Kind.TRAINER,
                1,
                "cpu",
                List.of("images"),
                Duration.ofMillis(100),
                Duration.ofSeconds(30));
        return Worker.start(
                settings,
                WorkerContext.of(kafka, new Meters(registry)),
                new Worker.Trade<>(
                        kafka.topics().work(),
                        Installation.TRAINERS,
                        () -> bench,
                        (work, outcome, took) -> outcomes.add(outcome)));
    }

    FakeBench bench(FakeBench.Training training) {
        return new FakeBench(kafka.topics(), training);
    }

    WorkOutcome outcome() throws InterruptedException {
        return outcomes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    void issue(EpochWork... works) throws InterruptedException {
        for (EpochWork work : works) {
            publisher.publish(kafka.topics().work(), work);
        }
    }

    /** Each in a transaction of its own, as the planner does. */
    void issueInTransactions(EpochWork... works) throws Exception {
        Map<String, Object> properties = kafka.producer();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, kafka.prefix());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (EpochWork work : works) {
                producer.beginTransaction();
                producer.send(kafka.topics().work().record(work, "test", Instant.EPOCH))
                        .get();
                producer.commitTransaction();
            }
        }
    }

    void state(EpochWork work, Status status) throws InterruptedException {
        publisher.publish(
                kafka.topics().stages(),
                new StageState(
                        work.key(),
                        work.stage().kind(),
                        work.stage().recipe().ref(),
                        status,
                        0,
                        3,
                        null,
                        Instant.EPOCH));
    }

    /** What the topic holds, at least one event, once all of it satisfies the predicate. */
    <V extends Event> List<V> until(Topic<V> topic, Predicate<List<V>> enough) {
        try (TopicReader<byte[], byte[]> reader = reader(topic)) {
            return decoded(
                    topic,
                    reader.until(records -> !records.isEmpty() && enough.test(decoded(topic, records)), PATIENCE));
        }
    }

    List<String> attempts(int atLeast) {
        return until(kafka.topics().attempts(), all -> all.size() >= atLeast).stream()
                .map(WorkBed::word)
                .toList();
    }

    private static String word(Attempt attempt) {
        return attempt.worker() + " " + attempt.outcome();
    }

    private TopicReader<byte[], byte[]> reader(Topic<?> topic) {
        return new TopicReader<>(
                kafka.bootstrapServers(), topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static <V extends Event> List<V> decoded(Topic<V> topic, List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> {
                    try {
                        return topic.decode(record.value());
                    } catch (MalformedEvent e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
