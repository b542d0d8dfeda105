package dev.plumbline.service.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.service.work.ItemRunner.Ended;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ItemRunnerTest {
    private final EpochWork work = Works.epoch(1);
    private final Said said = new Said();
    private final Hold hold = new Hold();
    private boolean cancelled;

    private Ended run(FakeBench.Training training) throws InterruptedException {
        return run(new FakeBench(Said.TOPICS, training));
    }

    private Ended run(FakeBench bench) throws InterruptedException {
        ItemRunner<EpochWork> runner = new ItemRunner<>(bench, said.voice(), stage -> cancelled);
        return runner.run(work, hold, new WorkProgress(work, () -> 0L, Optional::empty));
    }

    private static FakeBench.Training stops(WorkStopped.Why why) {
        return (work, progress) -> {
            throw new WorkStopped(why);
        };
    }

    @Test
    void saysThatItBeginsBeforeTheWorkAndWhatCameOfItAfter() throws Exception {
        Ended ended = run((work, progress) -> assertThat(said.words()).containsExactly("STARTED"));
        assertThat(ended).isEqualTo(new Ended(WorkOutcome.DONE, false));
        assertThat(said.words()).containsExactly("STARTED", "checkpoints");
    }

    @Test
    void saysAgainWhatWasDoneBeforeInPlaceOfWorking() throws Exception {
        FakeBench bench = new FakeBench(Said.TOPICS, (work, progress) -> {});
        bench.before = Optional.of(Works.result(Said.TOPICS, work, "winner"));
        assertThat(run(bench)).isEqualTo(new Ended(WorkOutcome.KNOWN, false));
        assertThat(bench.performed).isEmpty();
        assertThat(said.words()).containsExactly("checkpoints");
        assertThat(said.producer.history().get(0).value())
                .isEqualTo(Said.TOPICS.checkpoints().encode(Works.done(work, "winner")));
    }

    @Test
    void acceptsCancelledWorkWithoutAWord() throws Exception {
        cancelled = true;
        FakeBench bench = new FakeBench(Said.TOPICS, (work, progress) -> {});
        assertThat(run(bench)).isEqualTo(new Ended(WorkOutcome.CANCELLED, false));
        assertThat(bench.performed).isEmpty();
        assertThat(said.words()).isEmpty();
    }

    @Test
    void cancelledInItsMidstItIsOverAndNotCountedAsAFailure() throws Exception {
        assertThat(run(stops(WorkStopped.Why.CANCELLED))).isEqualTo(new Ended(WorkOutcome.CANCELLED, false));
        assertThat(said.words()).containsExactly("STARTED", "HANDED_BACK");
    }

    @Test
    void leavingItGivesTheRecordBack() throws Exception {
        assertThat(run(stops(WorkStopped.Why.LEAVING))).isEqualTo(new Ended(WorkOutcome.HANDED_BACK, true));
        assertThat(said.words()).containsExactly("STARTED", "HANDED_BACK");
    }

    @Test
    void leavingWithoutTheLockItTellsThePlannerThatTheWorkIsLost() throws Exception {
        hold.letGo();
        assertThat(run(stops(WorkStopped.Why.LEAVING))).isEqualTo(new Ended(WorkOutcome.FAILED, false));
        assertThat(said.words()).containsExactly("STARTED", "FAILED WORKER_LOST");
    }

    @Test
    void saysTheCauseOfAFailureAndItsStep() throws Exception {
        Ended ended = run((work, progress) -> {
            throw WorkFailed.at(Failure.Cause.NON_FINITE_LOSS, new ArithmeticException("loss NaN"), 7L);
        });
        assertThat(ended).isEqualTo(new Ended(WorkOutcome.FAILED, false));
        assertThat(said.words()).containsExactly("STARTED", "FAILED NON_FINITE_LOSS");
        assertThat(Said.attempt(said.producer.history().get(1)).failure())
                .isEqualTo(new Failure(Failure.Cause.NON_FINITE_LOSS, "loss NaN", 7L));
    }

    @Test
    void whatNobodyForesawIsAnInternalFailure() throws Exception {
        run((work, progress) -> {
            throw new IllegalStateException();
        });
        run((work, progress) -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(said.words()).containsExactly("STARTED", "FAILED INTERNAL", "STARTED", "FAILED OUT_OF_MEMORY");
        assertThat(Said.attempt(said.producer.history().get(1)).failure())
                .isEqualTo(new Failure(Failure.Cause.INTERNAL, "java.lang.IllegalStateException", null));
    }

    @Test
    void saysItAgainUntilTheBrokerHasIt() throws Exception {
        Ended ended = run((work, progress) ->
                said.faults.addAll(List.of(new TimeoutException("out of reach"), new TimeoutException("still"))));
        assertThat(ended.outcome()).isEqualTo(WorkOutcome.DONE);
        assertThat(said.faults).isEmpty();
        assertThat(said.words()).containsExactly("STARTED", "checkpoints");
    }

    @Test
    void whatTheBrokerWillNeverTakeIsNoOutcome() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run((work, progress) -> said.faults.add(new RecordTooLargeException("1 MB"))))
                .withMessageContaining("test.checkpoints: 1 MB");
    }
}
