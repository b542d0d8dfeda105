package dev.plumbline.service.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Heartbeat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlotTest {
    private final EpochWork work = Works.epoch(1);
    private final Said said = new Said();
    private final FakeQueue queue = new FakeQueue();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicLong end = new AtomicLong();
    private final AtomicLong locksLost = new AtomicLong();
    private final BlockingQueue<WorkOutcome> outcomes = new LinkedBlockingQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    private Slot<EpochWork> slot(FakeBench.Training training) {
        return slot(new FakeBench(Said.TOPICS, training));
    }

    private Slot<EpochWork> slot(FakeBench bench) {
        SlotWatch<EpochWork> watch = new SlotWatch<>(
                System::nanoTime,
                cancelled::contains,
                end::get,
                (item, outcome, took) -> outcomes.add(outcome),
                locksLost::incrementAndGet);
        queue.items.add(new Item<>(work, 0));
        return Slot.start("slot", queue, new ItemRunner<>(bench, said.voice(), stage -> false), watch);
    }

    private WorkOutcome outcome() throws InterruptedException {
        return outcomes.poll(30, TimeUnit.SECONDS);
    }

    /** Trains until the queue has seen the fate. */
    private FakeBench.Training until(String fate) {
        return (item, progress) -> {
            progress.expect(1_000);
            while (!queue.fates.contains(fate) && progress.reached(10)) {
                Thread.onSpinWait();
            }
        };
    }

    private void trainsUntilStopped(EpochWork item, WorkProgress progress) throws WorkStopped {
        progress.expect(1_000);
        begun.countDown();
        while (progress.reached(10)) {
            Thread.onSpinWait();
        }
        throw progress.stopped();
    }

    @Test
    void keepsTheLockWhileItWorksAndAcceptsWhenAllIsSaid() throws Exception {
        try (var slot = slot(until("renewed"))) {
            assertThat(outcome()).isEqualTo(WorkOutcome.DONE);
            assertThat(said.words()).containsExactly("STARTED", "checkpoints");
            assertThat(queue.fates).endsWith("accepted").contains("renewed").doesNotContain("lost");
            assertThat(slot.health().up()).isTrue();
        }
        assertThat(queue.fates).endsWith("closed");
    }

    @Test
    void aLostLockStopsNothing() throws Exception {
        queue.losesLocks = true;
        try (var slot = slot(until("lost"))) {
            assertThat(outcome()).isEqualTo(WorkOutcome.DONE);
            assertThat(said.words()).containsExactly("STARTED", "checkpoints");
            assertThat(queue.fates).containsExactly("lost");
            assertThat(locksLost).hasValue(1);

            queue.items.add(new Item<>(Works.epoch(2), 1));
            assertThat(outcome()).isEqualTo(WorkOutcome.DONE);
            assertThat(slot.health().up()).isTrue();
        }
    }

    @Test
    void anItemFarBehindTheNewestIsAcceptedEarlyAndFinished() throws Exception {
        end.set(Slot.FAR_BEHIND + 1);
        try (var slot = slot(until("accepted"))) {
            assertThat(outcome()).isEqualTo(WorkOutcome.DONE);
            assertThat(queue.fates).containsExactly("accepted");
            assertThat(slot.progress()).isEmpty();
        }
    }

    @Test
    void anItemLessFarBehindIsNot() throws Exception {
        end.set(Slot.FAR_BEHIND);
        try (var slot = slot(until("renewed"))) {
            assertThat(outcome()).isEqualTo(WorkOutcome.DONE);
            assertThat(queue.fates).endsWith("accepted").contains("renewed");
            assertThat(slot.progress()).isEmpty();
        }
    }

    @Test
    void leavingStopsAtTheNextBatchAndHandsTheWorkBack() throws Exception {
        FakeBench bench = new FakeBench(Said.TOPICS, this::trainsUntilStopped);
        try (var slot = slot(bench)) {
            begun.await();
            assertThat(slot.progress()).map(Heartbeat.Progress::work).hasValue(work.work());
        }
        assertThat(outcome()).isEqualTo(WorkOutcome.HANDED_BACK);
        assertThat(said.words()).containsExactly("STARTED", "HANDED_BACK");
        assertThat(queue.fates).endsWith("accepted", "closed");
        assertThat(bench.closed).isTrue();
    }

    @Test
    void cancellingStopsAtTheNextBatchAndTheSlotGoesOn() throws Exception {
        try (var slot = slot(this::trainsUntilStopped)) {
            begun.await();
            cancelled.add(work.stage().id());
            assertThat(outcome()).isEqualTo(WorkOutcome.CANCELLED);
            assertThat(said.words()).containsExactly("STARTED", "HANDED_BACK");
            assertThat(queue.fates).endsWith("accepted");
            assertThat(slot.health().up()).isTrue();
        }
    }

    @Test
    void whatDoesNotStopIsAbandoned() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (var slot = slot((item, progress) -> {
            begun.countDown();
            never.await();
        })) {
            begun.await();
            slot.abandon();
        }
        assertThat(said.words()).containsExactly("STARTED");
        assertThat(queue.fates).endsWith("accepted", "closed");
    }

    @Test
    void anOutcomeThatCannotBeSaidGivesTheRecordBack() throws Exception {
        said.faults.addAll(List.of(new IllegalArgumentException("no"), new IllegalArgumentException("no")));
        try (var slot = slot((item, progress) -> {})) {
            while (!queue.fates.contains("released")) {
                Thread.onSpinWait();
            }
            assertThat(slot.progress()).isEmpty();
        }
        assertThat(said.words()).isEmpty();
    }
}
