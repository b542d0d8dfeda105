package dev.plumbline.producers.resolver;

import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.service.Closer;
import dev.plumbline.service.DutyCycle;
import dev.plumbline.service.HealthCheck;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Metric;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.Role;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code requests} and {@code tests.requests}, and answers each in {@code accepted}, {@code tests} or {@code rejected}, at least once: the answer is with the
 * brokers before the offset is committed, and answering again says the same under the same id. It reads disks, so it is
 * apart from the planner; several may run, of which one works.
 */
public final class ResolverRole implements Role {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings settings;
    private final RequestResolver resolver;
    private final Meters meters;
    private final InstantSource clock;
    private final Closer closer = new Closer();
    private @Nullable DutyCycle cycle;

    public ResolverRole(KafkaSettings settings, RequestResolver resolver, Meters meters, InstantSource clock) {
        this.settings = settings;
        this.resolver = resolver;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "resolver";
    }

    @Override
    public void start() {
        meters.show(Metric.REQUESTS, "accepted");
        meters.show(Metric.REQUESTS, "rejected");
        Topics topics = settings.topics();
        Publisher publisher = closer.add(Publisher.open(settings, "plumbline/resolver", clock));
        Consumer<byte[], byte[]> requests = closer.add(consumer(settings.consumer("resolver")));
        requests.subscribe(
                List.of(topics.requests().name(), topics.testRequests().name()));
        AcceptedIndex accepted = closer.add(new AcceptedIndex(topics.accepted(), consumer(settings.consumer())));
        AddedTests tests = closer.add(new AddedTests(topics.tests(), consumer(settings.consumer())));
        Verdicts verdicts = new Verdicts(topics, resolver, accepted, tests, clock);
        Known known = new Known(accepted, tests);
        cycle = closer.add(DutyCycle.start("resolver", () -> {
            ConsumerRecords<byte[], byte[]> records = requests.poll(POLL);
            if (!records.isEmpty()) {
                answer(records, verdicts, publisher, requests, known);
            }
        }));
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> properties) {
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void answer(
            ConsumerRecords<byte[], byte[]> records,
            Verdicts verdicts,
            Publisher publisher,
            Consumer<byte[], byte[]> requests,
            Known known) {
        try {
            known.catchUp();
            List<CompletableFuture<?>> sent = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                verdicts.on(record).ifPresent(verdict -> sent.add(send(verdict, publisher)));
            }
            sent.forEach(CompletableFuture::join);
            requests.commitSync();
        } catch (RuntimeException e) {
            for (TopicPartition partition : records.partitions()) {
                requests.seek(partition, records.records(partition).get(0).offset());
            }
            known.startAgain(); // it has noted what may not have arrived
            throw e;
        }
    }

    /** What was answered before. */
    private record Known(AcceptedIndex accepted, AddedTests tests) {
        void catchUp() {
            accepted.catchUp();
            tests.catchUp();
        }

        void startAgain() {
            accepted.startAgain();
            tests.startAgain();
        }
    }

    private CompletableFuture<?> send(Event verdict, Publisher publisher) {
        Topics topics = settings.topics();
        if (verdict instanceof Accepted accepted) {
            meters.counter(Metric.REQUESTS, "accepted").increment();
            return publisher.send(topics.accepted(), accepted);
        }
        if (verdict instanceof AddedTest added) {
            return publisher.send(topics.tests(), added);
        }
        Rejected rejected = (Rejected) verdict;
        meters.counter(Metric.REQUESTS, "rejected").increment();
        meters.counter(Metric.REJECTED, rejected.reason()).increment();
        return publisher.send(topics.rejected(), rejected);
    }

    @Override
    public List<HealthCheck> health() {
        DutyCycle running = cycle;
        return running == null ? List.of(HealthCheck.down("requests", "not started")) : List.of(running.health());
    }

    @Override
    public void close() {
        closer.close();
    }
}
