package dev.plumbline.trainers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.service.HealthCheck;
import dev.plumbline.service.Installation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.work.WorkerContext;
import dev.plumbline.service.work.WorkerSettings;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import dev.plumbline.testing.TopicReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two workers on one epoch: the queue gives it to both, and neither knows of the other. */
@ExtendWith(SharedBroker.class)
@Timeout(180)
class TwoTrainersIT {
    private final KafkaSettings kafka;
    private final Topics topics;

    @TempDir
    private Path directory;

    TwoTrainersIT(TestKafka broker) throws InterruptedException {
        kafka = KafkaSettings.of(broker.bootstrapServers(), "test").withPrefix(broker.named("two"));
        topics = kafka.topics();
        new Installation(kafka).create();
    }

    @Test
    void leaveOneMarkerSayTheSameAndGoOn() throws Exception {
        SmallWorld world = new SmallWorld(directory);
        CheckpointStore store = MeetingStore.before(world.store);
        Stage stage = world.pretraining(0.05);
        EpochWork first = SmallWorld.epoch(stage, 1, null);
        try (TrainerRole a = role(world, store, "a");
                TrainerRole b = role(world, store, "b");
                Publisher planner = Publisher.open(kafka, "test", InstantSource.system())) {
            a.start();
            b.start();
            planner.publish(topics.work(), first);
            planner.publish(topics.work(), first);
            List<byte[]> said = said(2);
            assertThat(said.get(1)).isEqualTo(said.get(0));
            assertThat(store.marker(stage.id(), 1, 1)).contains(said.get(0));

            CheckpointDone done = topics.checkpoints().decode(said.get(0));
            planner.publish(topics.work(), SmallWorld.epoch(stage, 2, done.checkpoint()));
            planner.publish(topics.work(), SmallWorld.epoch(world.pretraining(0.01), 1, null));
            assertThat(said(4)).hasSize(4);
            assertThat(a.health()).allMatch(HealthCheck::up);
            assertThat(b.health()).allMatch(HealthCheck::up);
        }
    }

    private TrainerRole role(SmallWorld world, CheckpointStore store, String worker) {
        return new TrainerRole(
                WorkerSettings.of(worker, Heartbeat.Kind.TRAINER, 1, "cpu", List.of("rendered:objects")),
                WorkerContext.of(kafka, new Meters(new SimpleMeterRegistry())),
                store,
                world.images,
                world::trainings,
                Duration.ofSeconds(5));
    }

    private List<byte[]> said(int atLeast) {
        try (TopicReader<byte[], byte[]> reader = new TopicReader<>(
                kafka.bootstrapServers(),
                topics.checkpoints().name(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return reader.values(atLeast, Duration.ofSeconds(90));
        }
    }

    /** Lets nobody finalise before two have trained. */
    private record MeetingStore(CheckpointStore behind, CountDownLatch met) implements InvocationHandler {
        static CheckpointStore before(CheckpointStore behind) {
            return (CheckpointStore) Proxy.newProxyInstance(
                    CheckpointStore.class.getClassLoader(),
                    new Class<?>[] {CheckpointStore.class},
                    new MeetingStore(behind, new CountDownLatch(2)));
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("finalise")) {
                met.countDown();
                met.await();
            }
            try {
                return method.invoke(behind, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
