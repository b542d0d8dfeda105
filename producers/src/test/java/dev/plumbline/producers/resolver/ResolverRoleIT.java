package dev.plumbline.producers.resolver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.datasets.source.Sources;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import dev.plumbline.testing.TestingClock;
import dev.plumbline.testing.TopicReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class ResolverRoleIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TASK = "pacs:photo->cartoon";

    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    @Test
    void everyRecordIsAnsweredOnceAndARestartChangesNothing(TestKafka kafka, @TempDir Path directory) throws Exception {
        KafkaSettings settings =
                KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.prefix());
        new Installation(settings).create();
        Sources sources = TestImages.sources(directory);
        Request sound = TestImages.request(null, TASK);
        Topics topics = settings.topics();

        try (ResolverRole role = role(settings, sources)) {
            role.start();
            send(kafka, topics, encoded(sound));
            send(kafka, topics, "not json".getBytes(UTF_8));
            send(kafka, topics, null);
            send(kafka, topics, "{\"id\":\"mine\",\"studdy\":\"s\"}".getBytes(UTF_8));
            send(kafka, topics, encoded(TestImages.request(null, "minerals")));
            send(kafka, topics, encoded(sound));
            send(kafka, topics, encoded(underIdOf(sound)));
            send(kafka, topics, encoded(sound.withMargin(2.0)));
            assertThat(read(kafka, topics.rejected(), 6)).hasSize(6);
            assertThat(read(kafka, topics.accepted(), 1)).hasSize(1);
        }

        Request second = TestImages.request(null, "pacs:cartoon->photo");
        try (ResolverRole again = role(settings, sources)) {
            again.start();
            send(kafka, topics, encoded(sound));
            send(kafka, topics, encoded(second));
            List<Accepted> accepted = read(kafka, topics.accepted(), 2);
            assertThat(accepted).extracting(Accepted::request).containsExactly(sound, second);
            assertThat(accepted)
                    .allSatisfy(a -> assertThat(kept)
                            .contains(
                                    a.finetune().data().manifest(),
                                    a.tests().get(0).data().manifest()));
        }
        check(read(kafka, topics.rejected(), 6), topics.requests().name(), sound.id());
    }

    @Test
    void aTestSetThatIsAddedIsAmongTheTestsOfLaterRunsAndOfNoEarlierOne(TestKafka kafka, @TempDir Path directory)
            throws Exception {
        KafkaSettings settings =
                KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.named("added"));
        new Installation(settings).create();
        Topics topics = settings.topics();
        Sources sources = TestImages.sources(directory);
        Request later = TestImages.request(null, "pacs:cartoon->photo");
        try (ResolverRole role = role(settings, sources)) {
            role.start();
            send(kafka, topics, encoded(TestImages.request(null, TASK)));
            assertThat(read(kafka, topics.accepted(), 1).get(0).tests()).hasSize(4);
            ask(kafka, topics, new TestRequest("r-1", TASK, "pencil", TestRole.OOD_TEST, "strokes"));
            ask(
                    kafka,
                    topics,
                    new TestRequest("r-2", later.finetuning().task(), "pencil", TestRole.OOD_TEST, "strokes"));
            ask(kafka, topics, new TestRequest("r-3", TASK, "crayon", TestRole.OOD_TEST, "minerals"));
            ask(kafka, topics, new TestRequest("r-4", TASK, "pencil", TestRole.OOD_TEST, "strokes"));
            assertThat(read(kafka, topics.tests(), 3))
                    .extracting(AddedTest::request)
                    .containsExactly("r-1", "r-2", "r-4");
            assertThat(read(kafka, topics.rejected(), 1))
                    .extracting(Rejected::id)
                    .containsExactly("r-3");
        }
        try (ResolverRole again = role(settings, sources)) {
            again.start();
            send(kafka, topics, encoded(later));
            List<Accepted> accepted = read(kafka, topics.accepted(), 2);
            assertThat(accepted.get(0).tests()).hasSize(4);
            assertThat(accepted.get(1).tests())
                    .extracting(TestSet::name)
                    .hasSize(5)
                    .contains("pencil");
        }
    }

    private static void ask(TestKafka kafka, Topics topics, TestRequest request) {
        kafka.send(topics.testRequests(), request);
    }

    private static void check(List<Rejected> rejected, String topic, String sound) {
        Map<String, Rejected> byId = new HashMap<>();
        rejected.forEach(r -> byId.put(r.id(), r));
        assertThat(rejected)
                .hasSize(6)
                .extracting(Rejected::reason)
                .as("the last two: another request under a known id, and the same with another margin")
                .containsExactly("malformed", "malformed", "invalid", "unknown", "conflict", "conflict");
        assertThat(byId).containsKeys(topic + "-0@1", topic + "-0@2", "mine", sound);
        assertThat(rejected)
                .extracting(Rejected::place)
                .extracting(Place::offset)
                .containsExactly(1L, 2L, 3L, 4L, 6L, 7L);
        assertThat(rejected.get(3).field()).isEqualTo("finetuning.task");
        assertThat(rejected.get(3).value()).isEqualTo("minerals");
    }

    private static Request underIdOf(Request other) {
        return new Request(
                other.id(), "s", "a", "resnet14_small", null, new Finetuning(TASK, "small/finetune", 1, 1), 0);
    }

    private ResolverRole role(KafkaSettings settings, Sources sources) {
        RequestResolver resolver = TestImages.resolver(sources, manifest -> kept.add(manifest.digest()));
        return new ResolverRole(settings, resolver, new Meters(new SimpleMeterRegistry()), new TestingClock());
    }

    private static byte[] encoded(Request request) throws Exception {
        return Json.events().writeValueAsBytes(request);
    }

    private static void send(TestKafka kafka, Topics topics, byte @Nullable [] value) {
        kafka.send(
                new ProducerRecord<>(topics.requests().name(), "k".getBytes(UTF_8), value),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static <V extends Event> List<V> read(TestKafka kafka, Topic<V> topic, int atLeast) {
        try (TopicReader<String, V> reader = kafka.reader(topic)) {
            return reader.values(atLeast, LONG);
        }
    }
}
