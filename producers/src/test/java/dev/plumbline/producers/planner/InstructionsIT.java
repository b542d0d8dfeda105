package dev.plumbline.producers.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.event.Command;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class InstructionsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final KafkaSettings settings;

    @TempDir
    private Path state;

    InstructionsIT(TestKafka kafka) throws InterruptedException {
        settings = KafkaSettings.of(kafka.bootstrapServers(), "test").withPrefix(kafka.named("instructions"));
        new Installation(settings).create();
    }

    @Test
    void whatIsSaidIsActedOnWhenItIsSaidToBe() throws Exception {
        try (Publisher resolver = Publisher.open(settings, "test", InstantSource.system());
                Instructions instructions = new Instructions(settings, "test", InstantSource.system())) {
            resolver.publish(
                    settings.topics().accepted(),
                    Samples.run("run", "study", null, Samples.finetune("alone", 1, null), "id-test"));
            assertThat(instructions.give(command("run", Command.Action.CANCEL, null), Duration.ofMillis(200)))
                    .as("no planner has ever run")
                    .isFalse();
            PlannerOptions options = PlannerOptions.in(state);
            Meters meters = new Meters(new SimpleMeterRegistry());
            try (PlannerRole role = new PlannerRole(settings, options, meters, InstantSource.system())) {
                role.start();
                assertThat(instructions.give(command("run", Command.Action.RETRY, null), SOON))
                        .isTrue();
                assertThat(lastState()).isEqualTo(Status.WAITING);
                assertThat(instructions.give(command("study", Command.Action.PAUSE, null), SOON))
                        .isTrue();
                assertThat(lastState()).isEqualTo(Status.PAUSED);
                assertThat(instructions.give(command("run", Command.Action.PRIORITISE, 7), SOON))
                        .as("though it changes no state")
                        .isTrue();
            }
        }
    }

    private static Command command(String target, Command.Action action, @Nullable Integer priority) {
        return new Command(action.name(), target, action, priority, Instant.now());
    }

    /** What {@code runs} holds at this moment: what came later would come too late. */
    private Status lastState() throws MalformedEvent {
        try (TopicReader<byte[], byte[]> reader = new TopicReader<>(
                settings.bootstrapServers(),
                settings.topics().runs().name(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<ConsumerRecord<byte[], byte[]>> all = reader.toEnd();
            return settings.topics()
                    .runs()
                    .decode(all.get(all.size() - 1).value())
                    .status();
        }
    }
}
