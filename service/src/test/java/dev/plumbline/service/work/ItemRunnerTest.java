package dev.plumbline.service.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Failure;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ItemRunnerTest {
    private final EpochWork work = Works.epoch(1);
    private final Said said = new Said();
    private boolean cancelled;

    private WorkOutcome run(FakeBench.Training training) throws InterruptedException {
        return run(new FakeBench(Said.TOPICS, training));
    }

    private WorkOutcome run(FakeBench bench) throws InterruptedException {
        ItemRunner<EpochWork> runner = new ItemRunner<>(bench, said.voice(), stage -> cancelled);
        return runner.run(work, new WorkProgress(work, () -> 0L, Optional::empty));
    }

    private static FakeBench.Training stops(WorkOutcome outcome) {
        return (work, progress) -> {
            throw new WorkStopped(outcome);
        };
    }

    @Test
    void saysThatItBeginsBeforeTheWorkAndWhatCameOfItAfter() throws Exception {
        WorkOutcome outcome = run((work, progress) -> assertThat(said.words()).containsExactly("STARTED"));
        assertThat(outcome).isEqualTo(WorkOutcome.DONE);
        assertThat(said.words()).containsExactly("STARTED", "checkpoints");
    }

    @Test
    void saysAgainWhatWasDoneBeforeInPlaceOfWorking() throws Exception {
        FakeBench bench = new FakeBench(Said.TOPICS, (work, progress) -> {});
        bench.before = Optional.of(Works.result(Said.TOPICS, work, "winner"));
        assertThat(run(bench)).isEqualTo(WorkOutcome.KNOWN);
        assertThat(bench.performed).isEmpty();
        assertThat(said.words()).containsExactly("checkpoints");
        assertThat(said.producer.history().get(0).value())
                .isEqualTo(Said.TOPICS.checkpoints().encode(Works.done(work, "winner")));
    }

    @Test
    void handsBackWhatIsCancelledBeforeItBegins() throws Exception {
        cancelled = true;
        FakeBench bench = new FakeBench(Said.TOPICS, (work, progress) -> {});
        assertThat(run(bench)).isEqualTo(WorkOutcome.CANCELLED);
        assertThat(bench.performed).isEmpty();
        assertThat(said.words()).containsExactly("HANDED_BACK");
    }

    @Test
    void cancelledInItsMidstItIsOverAndNotCountedAsAFailure() throws Exception {
        assertThat(run(stops(WorkOutcome.CANCELLED))).isEqualTo(WorkOutcome.CANCELLED);
        assertThat(said.words()).containsExactly("STARTED", "HANDED_BACK");
    }

    @Test
    void leavingItHandsTheWorkBack() throws Exception {
        assertThat(run(stops(WorkOutcome.HANDED_BACK))).isEqualTo(WorkOutcome.HANDED_BACK);
        assertThat(said.words()).containsExactly("STARTED", "HANDED_BACK");
    }

    @Test
    void saysTheCauseOfAFailureAndItsStep() throws Exception {
        WorkOutcome outcome = run((work, progress) -> {
            throw WorkFailed.at(Failure.Cause.NON_FINITE_LOSS, new ArithmeticException("loss NaN"), 7L);
        });
        assertThat(outcome).isEqualTo(WorkOutcome.FAILED);
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
        WorkOutcome outcome = run((work, progress) ->
                said.faults.addAll(List.of(new TimeoutException("out of reach"), new TimeoutException("still"))));
        assertThat(outcome).isEqualTo(WorkOutcome.DONE);
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
