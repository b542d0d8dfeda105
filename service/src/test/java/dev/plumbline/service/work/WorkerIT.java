package dev.plumbline.service.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.service.HealthCheck;
import dev.plumbline.testing.SharedBroker;
import dev.plumbline.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@Timeout(120)
class WorkerIT {
    private static final AtomicInteger BEDS = new AtomicInteger();

    private final TestKafka broker;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final WorkBed bed;

    WorkerIT(TestKafka broker) throws InterruptedException {
        this.broker = broker;
        bed = new WorkBed(broker.bootstrapServers(), broker.named("bed-" + BEDS.incrementAndGet()));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private void trainsUntilStopped(EpochWork work, WorkProgress progress) throws WorkStopped {
        progress.expect(1_000);
        begun.countDown();
        while (progress.reached(20)) {
            Thread.onSpinWait();
        }
        throw progress.stopped();
    }

    @Test
    void doesEveryItemOnceAndAcknowledgesIt() throws Exception {
        EpochWork[] works = {Works.epoch(1), Works.epoch(2), Works.epoch(3)};
        bed.issue(works);
        FakeBench first = bed.bench((work, progress) -> {});
        try (Worker<EpochWork> worker = bed.worker("a", first)) {
            assertThat(bed.until(bed.kafka.topics().checkpoints(), all -> all.size() == works.length))
                    .extracting(done -> done.checkpoint().stage())
                    .containsExactly(works[0].key(), works[1].key(), works[2].key());
            assertThat(worker.health()).allMatch(HealthCheck::up);
        }
        assertThat(bed.attempts(works.length)).containsOnly("a STARTED");

        bed.issue(Works.epoch(4));
        FakeBench second = bed.bench((work, progress) -> begun.countDown());
        try (Worker<EpochWork> worker = bed.worker("b", second)) {
            begun.await();
            assertThat(second.performed).containsExactly(Works.epoch(4).work());
            assertThat(worker.working()).hasSizeLessThan(2);
        }
    }

    @Test
    void rejectsWhatIsNoWorkAndGoesOn() throws Exception {
        for (byte[] bytes : new byte[][] {{'?'}, null, "{\"epoch\":1}".getBytes(StandardCharsets.UTF_8)}) {
            broker.send(
                    new ProducerRecord<>(bed.kafka.topics().work().name(), new byte[0], bytes),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        bed.issue(Works.epoch(1));
        FakeBench bench = bed.bench((work, progress) -> {});
        try (Worker<EpochWork> worker = bed.worker("a", bench)) {
            assertThat(bed.outcome()).isEqualTo(WorkOutcome.DONE);
            assertThat(bench.performed).containsExactly(Works.epoch(1).work());
            assertThat(worker.health()).allMatch(HealthCheck::up);
        }
        assertThat(bed.registry.get("plumbline_malformed_work").counter().count())
                .isEqualTo(3);
    }

    @Test
    void leavesCancelledStagesAloneUnlessTheyWereTakenUpAgain() throws Exception {
        EpochWork cancelled = Works.epoch(1);
        EpochWork again = Works.epoch(2);
        bed.state(cancelled, Status.CANCELLED);
        bed.state(again, Status.CANCELLED);
        FakeBench bench = bed.bench(this::trainsUntilStopped);
        try (Worker<EpochWork> worker = bed.worker("a", bench)) {
            bed.issue(Works.epoch(3));
            begun.await();
            bed.state(Works.epoch(3), Status.CANCELLED);
            assertThat(bed.outcome()).as("cancelled in its midst").isEqualTo(WorkOutcome.CANCELLED);

            bed.issue(cancelled);
            assertThat(bed.outcome()).isEqualTo(WorkOutcome.CANCELLED);
            bed.state(again, Status.WAITING);
            bed.issue(again);
            assertThat(bed.attempts(4)).containsExactly("a STARTED", "a HANDED_BACK", "a HANDED_BACK", "a STARTED");
            assertThat(bench.performed).containsExactly(Works.epoch(3).work(), again.work());
            assertThat(worker.health()).allMatch(HealthCheck::up);
        }
    }

    @Test
    void handsBackWhatItLeavesAndKeepsItOutOfTheQueue() throws Exception {
        bed.issue(Works.epoch(1));
        try (Worker<EpochWork> worker = bed.worker("a", bed.bench(this::trainsUntilStopped))) {
            begun.await();
            assertThat(worker.working()).hasSize(1);
        }
        assertThat(bed.attempts(2)).containsExactly("a STARTED", "a HANDED_BACK");
        bed.issue(Works.epoch(2));
        FakeBench next = bed.bench((work, progress) -> {});
        try (Worker<EpochWork> worker = bed.worker("b", next)) {
            assertThat(bed.outcome()).isEqualTo(WorkOutcome.HANDED_BACK);
            assertThat(bed.outcome()).isEqualTo(WorkOutcome.DONE);
            assertThat(worker.health()).allMatch(HealthCheck::up);
        }
        assertThat(next.performed).containsExactly(Works.epoch(2).work());
    }

    @Test
    void saysThatItLivesHowFarItIsAndThatItLeaves() throws Exception {
        bed.issue(Works.epoch(1));
        try (Worker<EpochWork> worker = bed.worker("a", bed.bench(this::trainsUntilStopped))) {
            List<Heartbeat> beats = bed.until(
                    bed.kafka.topics().workers(),
                    all -> last(all).working().stream().anyMatch(item -> item.done() == 20));
            Heartbeat.Progress progress = last(beats).working().get(0);
            assertThat(progress.work()).isEqualTo(Works.epoch(1).work());
            assertThat(progress.images()).isEqualTo(1_000);
            assertThat(beats).noneMatch(Heartbeat::leaving);
            assertThat(worker.health()).allMatch(HealthCheck::up);
        }
        List<Heartbeat> all =
                bed.until(bed.kafka.topics().workers(), beats -> last(beats).leaving());
        assertThat(last(all).working()).isEmpty();
    }

    private static Heartbeat last(List<Heartbeat> beats) {
        return beats.get(beats.size() - 1);
    }

    @Test
    void aKilledWorkersItemGoesToAnother() throws Exception {
        bed.issue(Works.epoch(1));
        try (WorkerProcess process = WorkerProcess.start(bed.kafka)) {
            assertThat(process.said()).isEqualTo("began");
        }
        try (Worker<EpochWork> worker = bed.worker("b", bed.bench((work, progress) -> {}))) {
            assertThat(bed.outcome()).isEqualTo(WorkOutcome.DONE);
            assertThat(worker.health()).allMatch(HealthCheck::up);
        }
        assertThat(bed.attempts(2)).containsExactly("killed STARTED", "b STARTED");
    }
}
