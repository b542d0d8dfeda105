package dev.plumbline.producers.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.Work;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Metric;
import dev.plumbline.testing.TestingClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The planner as Streams runs it, without a broker. */
class PlannerTopologyTest {
    private static final Unread NOTHING = new Unread(Map.of(), false);

    private final Topics topics = new Topics("test");
    private final TestingClock clock = new TestingClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PlannerMeters meters = new PlannerMeters(new Meters(registry));
    private final PlannerProgress progress = new PlannerProgress(() -> 0);
    private final List<TopologyTestDriver> drivers = new ArrayList<>();

    private final Stage pretrain = Samples.pretrain("objects", 2);
    private final Stage finetune = Samples.finetune("camtrap", 1, pretrain);
    private final Accepted run = Samples.run("run", "study", pretrain, finetune, "id-test");

    /** One life of the planner, with all that was ever said. */
    private final class Life {
        private final TopologyTestDriver driver;
        private final List<Event> log = new ArrayList<>();

        Life(Unread unread) {
            Properties properties = new Properties();
            properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "planner");
            properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
            PlannerTopology topology =
                    new PlannerTopology(topics, PlannerConfig.standard(), () -> unread, clock, meters, progress);
            driver = new TopologyTestDriver(topology.build(), properties, clock.instant());
            drivers.add(driver);
        }

        <V extends Event> Life say(Topic<V> topic, V event) {
            log.add(event);
            return say(topic, event.key(), topic.encode(event));
        }

        Life say(Topic<?> topic, String key, byte[] value) {
            driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(key.getBytes(StandardCharsets.UTF_8), value, clock.instant());
            return this;
        }

        Life done(EpochWork work) {
            return say(topics.checkpoints(), Samples.done(work, clock.instant()));
        }

        List<TestRecord<byte[], byte[]>> records(Topic<?> topic) {
            return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList();
        }

        <V extends Event> List<V> said(Topic<V> topic) {
            List<V> said = new ArrayList<>();
            for (TestRecord<byte[], byte[]> record : records(topic)) {
                try {
                    said.add(topic.decode(record.value()));
                } catch (MalformedEvent e) {
                    throw new AssertionError(e);
                }
            }
            log.addAll(said);
            return said;
        }

        EpochWork epoch() {
            List<EpochWork> work = said(topics.work());
            assertThat(work).hasSize(1);
            return work.get(0);
        }

        void tick() {
            clock.advance(Duration.ofMillis(500));
            driver.advanceWallClockTime(Duration.ofMillis(500));
        }
    }

    @AfterEach
    void close() {
        drivers.forEach(TopologyTestDriver::close);
    }

    @Test
    void aRunGoesThroughItsEpochsToItsEvaluations() {
        Life life = new Life(NOTHING);
        life.say(topics.accepted(), run);
        life.done(life.epoch());
        life.done(life.epoch());
        life.done(life.epoch());
        life.said(topics.evaluationWork())
                .forEach(work -> life.say(topics.evaluations(), Samples.scored(work, clock.instant())));
        assertThat(life.said(topics.runs()))
                .extracting(RunState::status)
                .startsWith(Status.WAITING)
                .endsWith(Status.EVALUATING, Status.COMPLETED);
        assertThat(life.said(topics.stages())).isNotEmpty();
        life.tick();
        assertThat(registry.get("plumbline_runs")
                        .tag("state", "completed")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void untilTheLogIsReadNothingIsReleasedAndThenOnlyWhatIsMissing() {
        Life first = new Life(NOTHING);
        first.say(topics.accepted(), run);
        EpochWork one = first.epoch();
        first.done(one);
        EpochWork two = first.epoch();
        first.done(two);
        EpochWork three = first.epoch();

        Life second = new Life(new Unread(
                Map.of(
                        topics.work().name(),
                        2L,
                        topics.checkpoints().name(),
                        1L,
                        topics.accepted().name(),
                        0L),
                false));
        second.say(topics.checkpoints(), Samples.done(two, clock.instant()));
        second.say(topics.work(), one).say(topics.work(), two).say(topics.work(), three);
        second.tick();
        assertThat(progress.health().up()).isFalse();
        second.say(topics.accepted(), run);
        assertThat(second.records(topics.runs())).isEmpty();
        second.say(topics.checkpoints(), Samples.done(one, clock.instant()));
        assertThat(second.said(topics.runs())).extracting(RunState::pretrained).containsExactly(2);
        assertThat(second.said(topics.evaluationWork())).isEmpty();
        assertThat(second.said(topics.work())).isEmpty();
        second.tick();
        assertThat(progress.health().up()).isTrue();
        second.done(three);
        assertThat(second.said(topics.evaluationWork())).hasSize(1);
    }

    @Test
    void timeAloneMakesItAct() {
        Life life = new Life(NOTHING);
        life.say(topics.accepted(), run);
        EpochWork lost = life.epoch();
        life.say(topics.attempts(), Samples.started(lost, "w", clock.instant()));
        for (int second = 0; second <= PlannerConfig.standard().silence().toSeconds(); second++) {
            assertThat(life.said(topics.work())).isEmpty();
            life.tick();
            life.tick();
        }
        assertThat(life.epoch().attempt()).isEqualTo(2);
        assertThat(registry.get("plumbline_failed_attempts")
                        .tag("role", "trainer")
                        .tag("cause", "worker_lost")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aTestSetThatIsAddedIsScoredWithProgressInItsTopicAndInTheMetrics() {
        Life life = new Life(NOTHING);
        life.say(topics.accepted(), run);
        for (int epoch = 1; epoch <= 3; epoch++) {
            life.done(life.epoch());
        }
        life.said(topics.evaluationWork())
                .forEach(work -> life.say(topics.evaluations(), Samples.scored(work, clock.instant())));
        life.say(topics.tests(), Samples.added("sketch", "r1"));
        life.tick();
        assertThat(backfilled("open")).isEqualTo(1);
        EvaluationWork work = life.said(topics.evaluationWork()).get(0);
        assertThat(work.test()).isEqualTo(Samples.added("sketch", "r1").test());
        life.say(topics.evaluations(), Samples.scored(work, clock.instant()));
        assertThat(life.said(topics.backfills()))
                .extracting(BackfillState::request, BackfillState::checkpoints, BackfillState::done)
                .containsExactly(tuple("r1", 1, 0), tuple("r1", 1, 1));
        life.tick();
        assertThat(backfilled("open")).isZero();
        assertThat(backfilled("done")).isEqualTo(1);
        assertThat(life.said(topics.runs())).extracting(RunState::status).endsWith(Status.COMPLETED);
    }

    private double backfilled(String state) {
        return registry.get("plumbline_backfill_checkpoints")
                .tag("task", Samples.TASK)
                .tag("test", "sketch")
                .tag("state", state)
                .gauge()
                .value();
    }

    @Test
    void aPauseAndAPriorityActWithinTheEpochInHand() {
        Accepted other = Samples.run("other", "other", null, Samples.finetune("birds", 3, null), "id-test");
        Accepted third = Samples.run("third", "third", null, Samples.finetune("third", 3, null), "id-test");
        Life life = new Life(NOTHING);
        life.say(topics.accepted(), run).say(topics.accepted(), other).say(topics.accepted(), third);
        List<EpochWork> inHand = life.said(topics.work());
        assertThat(inHand).extracting(EpochWork::stage).containsExactly(pretrain, other.finetune());
        life.say(topics.commands(), Samples.command("run", Command.Action.PAUSE, null, clock.instant()));
        life.say(topics.commands(), Samples.command("third", Command.Action.PRIORITISE, 9, clock.instant()));
        assertThat(life.said(topics.work())).isEmpty();
        life.done(inHand.get(0));
        assertThat(life.epoch().stage()).isEqualTo(third.finetune());
        life.done(inHand.get(1));
        assertThat(life.epoch().stage()).isEqualTo(other.finetune());
        life.say(topics.commands(), Samples.command("run", Command.Action.RESUME, null, clock.instant()));
        assertThat(life.said(topics.runs()))
                .filteredOn(state -> state.run().equals("run"))
                .extracting(RunState::status)
                .endsWith(Status.PAUSED, Status.TRAINING);
    }

    @Test
    void aRecordThatIsNoEventIsCountedAndPassedOver() {
        Life life = new Life(NOTHING);
        life.say(topics.accepted(), "x", new byte[] {1, 2});
        life.say(topics.accepted(), "x", "{\"request\":3}".getBytes(StandardCharsets.UTF_8));
        life.say(topics.accepted(), run);
        assertThat(life.said(topics.work())).hasSize(1);
        assertThat(life.said(topics.rejected()))
                .extracting(Rejected::place)
                .containsExactly(
                        new Place(topics.accepted().name(), 0, 0),
                        new Place(topics.accepted().name(), 0, 1));
        assertThat(registry.get("plumbline_passed_over")
                        .tag("topic", topics.accepted().name())
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(Metric.PASSED_OVER.labels()).containsExactly("topic");
    }

    @Test
    void whatItSaysIsACloudEventUnderTheKeyOfItsTopic() {
        Life life = new Life(NOTHING);
        life.say(topics.accepted(), run);
        TestRecord<byte[], byte[]> record = life.records(topics.work()).get(0);
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(pretrain.id());
        Work work = new EpochWork(pretrain, 1, 1, null, null, 1);
        assertThat(header(record, "ce_id")).isEqualTo(work.eventId());
        assertThat(header(record, "ce_type")).isEqualTo(topics.work().type());
        assertThat(header(record, "ce_source")).isEqualTo("plumbline/planner");
    }

    @Test
    void aStoreThatIsEmptyThoughTheInputsWereReadIsNoStoreToPlanFrom() {
        assertThatThrownBy(() -> new Life(new Unread(Map.of(), true)))
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its changelog topic was deleted");
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
