package dev.plumbline.producers.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Publisher;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import dev.plumbline.testing.TopicReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The planner on a real broker: exactly once, over a restart, and after the loss of all that it remembered. */
@ExtendWith(SharedBroker.class)
class PlannerRoleIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final KafkaSettings settings;
    private final Topics topics;
    private final TestKafka kafka;
    private final Stage pretrain = Samples.pretrain("objects", 2);
    private final Stage finetune = Samples.finetune("camtrap", 1, pretrain);

    PlannerRoleIT(TestKafka kafka) throws InterruptedException {
        this.kafka = kafka;
        settings = KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.named("planner"));
        topics = settings.topics();
        new Installation(settings).create();
    }

    private PlannerRole start(Path state) throws InterruptedException {
        PlannerRole role = new PlannerRole(
                settings, PlannerOptions.in(state), new Meters(new SimpleMeterRegistry()), InstantSource.system());
        role.start();
        return role;
    }

    private <V extends Event> void say(Topic<V> topic, V event) throws InterruptedException {
        try (Publisher publisher = Publisher.open(settings, "test", InstantSource.system())) {
            publisher.publish(topic, event);
        }
    }

    private <V extends Event> List<V> await(Topic<V> topic, int atLeast) {
        try (TopicReader<byte[], byte[]> reader = new TopicReader<>(
                kafka.bootstrapServers(), topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return reader.values(atLeast, SOON).stream()
                    .map(bytes -> decode(topic, bytes))
                    .toList();
        }
    }

    private static <V extends Event> V decode(Topic<V> topic, byte[] bytes) {
        try {
            return topic.decode(bytes);
        } catch (MalformedEvent e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void goesOnAfterARestartAndAfterTheLossOfItsMemory(@TempDir Path state, @TempDir Path fresh) throws Exception {
        try (PlannerRole role = start(state)) {
            say(topics.accepted(), Samples.run("run", "study", pretrain, finetune, "id-test"));
            EpochWork first = await(topics.work(), 1).get(0);
            assertThat(first).isEqualTo(new EpochWork(pretrain, 1, 1, null, null, 1));
            say(topics.checkpoints(), Samples.done(first, Instant.now()));
            assertThat(await(topics.work(), 2)).hasSize(2);
            assertThat(role.health()).allMatch(check -> check.up());
        }
        try (PlannerRole role = start(state)) {
            assertThat(role.name()).isEqualTo("planner");
            say(topics.checkpoints(), Samples.done(pretrain, 2, 1, Instant.now()));
            assertThat(await(topics.work(), 3)).extracting(EpochWork::stage).endsWith(finetune);
        }
        forgetEverything();
        try (PlannerRole role = start(fresh)) {
            say(topics.checkpoints(), Samples.done(finetune, 1, 1, Instant.now()));
            say(
                    topics.evaluations(),
                    Samples.scored(await(topics.evaluationWork(), 1).get(0), Instant.now()));
            assertThat(awaitState(Status.COMPLETED).evaluated()).isEqualTo(1);
            assertThat(await(topics.work(), 3)).extracting(EpochWork::attempt).containsExactly(1, 1, 1);
            assertThat(await(topics.evaluationWork(), 1)).hasSize(1);
            assertThat(role.health()).allMatch(check -> check.up());
        }
    }

    private RunState awaitState(Status status) {
        try (TopicReader<byte[], byte[]> reader = new TopicReader<>(
                kafka.bootstrapServers(),
                topics.runs().name(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<RunState> states = reader
                    .until(
                            records -> records.stream()
                                    .anyMatch(r ->
                                            decode(topics.runs(), r.value()).status() == status),
                            SOON)
                    .stream()
                    .map(r -> decode(topics.runs(), r.value()))
                    .toList();
            return states.get(states.size() - 1);
        }
    }

    private void forgetEverything() throws Exception {
        String group = settings.group("planner");
        try (Admin admin = kafka.admin()) {
            List<String> internal = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(group + "-"))
                    .toList();
            assertThat(internal).hasSize(1);
            admin.deleteTopics(internal).all().get();
            admin.deleteStreamsGroups(List.of(group)).all().get();
        }
    }
}
