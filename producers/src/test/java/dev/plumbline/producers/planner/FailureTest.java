package dev.plumbline.producers.planner;

import static dev.plumbline.contracts.event.Failure.Cause.CORRUPT_CHECKPOINT;
import static dev.plumbline.contracts.event.Failure.Cause.INTERNAL;
import static dev.plumbline.contracts.event.Failure.Cause.NON_FINITE_LOSS;
import static dev.plumbline.contracts.event.Failure.Cause.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageState;
import dev.plumbline.contracts.event.Status;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which failures are tried again, how often, and what ends with the last. */
class FailureTest {
    private static final Duration LONG = Duration.ofMinutes(6);

    private final Stage pretrain = Samples.pretrain("objects", 2);
    private final Stage finetune = Samples.finetune("camtrap", 2, pretrain);
    private final Stage scratch = Samples.finetune("camtrap", 1, null);
    private final Lab lab = new Lab();

    @ParameterizedTest
    @CsvSource({"NON_FINITE_LOSS, 1", "OUT_OF_MEMORY, 1", "DATA, 2", "INTERNAL, 3", "STORE, 100", "WORKER_LOST, 20"})
    void anEpochIsAttemptedAsOftenAsItsCauseAllows(Failure.Cause cause, int attempts) {
        lab.hear(Samples.run("run", "study", pretrain, finetune, "t"));
        for (int attempt = 1; attempt <= attempts; attempt++) {
            EpochWork work = lab.epoch();
            assertThat(work.attempt()).isEqualTo(attempt);
            lab.fail(work, cause).sleep(LONG);
        }
        assertThat(lab.released()).isEmpty();
        assertThat(lab.stage(pretrain.id()))
                .extracting(
                        StageState::status,
                        s -> Objects.requireNonNull(s.failure()).cause())
                .containsExactly(Status.FAILED, cause);
        assertThat(lab.run("run"))
                .extracting(
                        RunState::status,
                        s -> Objects.requireNonNull(s.failure()).cause())
                .containsExactly(Status.FAILED, cause);
    }

    @Test
    void oneFailureOfEachCauseIsNotTooManyOfAny() {
        lab.hear(Samples.run("run", "study", null, scratch, "t"));
        lab.fail(lab.epoch(), INTERNAL).sleep(LONG);
        lab.fail(lab.epoch(), STORE).sleep(LONG);
        lab.fail(lab.epoch(), INTERNAL).sleep(LONG);
        assertThat(lab.epoch().attempt()).isEqualTo(4);
    }

    @Test
    void aStoreIsGivenEverMoreTime() {
        lab.hear(Samples.run("run", "study", null, scratch, "t"));
        for (int wait = 1; wait <= 256; wait *= 2) {
            lab.fail(lab.epoch(), STORE).pass(Duration.ofSeconds(wait - 1));
            assertThat(lab.released()).as("before %d s", wait).isEmpty();
            lab.pass(Duration.ofSeconds(1));
        }
        lab.fail(lab.epoch(), STORE).pass(Duration.ofSeconds(299));
        assertThat(lab.released()).isEmpty();
        assertThat(lab.pass(Duration.ofSeconds(1)).released()).hasSize(1);
    }

    @Test
    void oneAttemptFailsOnceHoweverOftenItIsSaid() {
        lab.hear(Samples.run("run", "study", null, scratch, "t"));
        EpochWork first = lab.epoch();
        lab.fail(first, INTERNAL).fail(first, INTERNAL).fail(first, INTERNAL).sleep(LONG);
        assertThat(lab.epoch().attempt()).isEqualTo(2);
    }

    @Test
    void aStageThatFailsEndsEveryRunThatNeedsItAndNoOther() {
        Stage birds = Samples.finetune("birds", 1, pretrain);
        lab.hear(
                Samples.run("a", "study", pretrain, finetune, "t"),
                Samples.run("b", "other", pretrain, birds, "t"),
                Samples.run("c", "other", null, scratch, "t"));
        EpochWork epoch = lab.epochs().get(0);
        assertThat(epoch.stage()).isEqualTo(pretrain);
        lab.fail(epoch, NON_FINITE_LOSS);
        assertThat(lab.run("a").status()).isEqualTo(Status.FAILED);
        assertThat(lab.run("b").status()).isEqualTo(Status.FAILED);
        assertThat(lab.run("c").status()).isEqualTo(Status.WAITING);
        assertThat(lab.stage(finetune.id()).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aLateSuccessTakesAFailureBack() {
        lab.hear(Samples.run("run", "study", null, scratch, "t"));
        EpochWork epoch = lab.epoch();
        lab.fail(epoch, NON_FINITE_LOSS);
        assertThat(lab.run("run").status()).isEqualTo(Status.FAILED);
        lab.done(epoch);
        assertThat(lab.run("run").status()).isEqualTo(Status.EVALUATING);
        assertThat(lab.evaluations()).hasSize(1);
    }

    @Test
    void aRunWhoseEvaluationFailsForGoodHasFailed() {
        lab.hear(
                Samples.run("a", "study", null, scratch, "good", "bad"),
                Samples.run("b", "study", null, scratch, "good"));
        lab.done(lab.epoch());
        for (EvaluationWork work : lab.evaluations()) {
            if (work.test().name().equals("bad")) {
                lab.fail(work, NON_FINITE_LOSS);
            } else {
                lab.scored(work);
            }
        }
        assertThat(lab.run("a"))
                .extracting(RunState::status, RunState::evaluated, RunState::evaluations)
                .containsExactly(Status.FAILED, 1, 2);
        assertThat(lab.run("b").status()).isEqualTo(Status.COMPLETED);
        assertThat(lab.stage(scratch.id()).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void aRetryForgivesWhatFailedBeforeIt() {
        lab.hear(
                Samples.run("a", "study", pretrain, finetune, "t"),
                Samples.run("b", "study", pretrain, Samples.finetune("birds", 1, pretrain), "t"));
        lab.fail(lab.epoch(), NON_FINITE_LOSS);
        assertThat(lab.run("a").status()).isEqualTo(Status.FAILED);
        lab.pass(Duration.ofSeconds(1)).say("a", Command.Action.RETRY);
        assertThat(lab.epoch()).isEqualTo(new EpochWork(pretrain, 1, 1, null, null, 2));
        assertThat(lab.run("a").status()).isEqualTo(Status.WAITING);
        assertThat(lab.run("b").status()).isEqualTo(Status.WAITING);
    }

    @Test
    void theParentOfAnUnreadableCheckpointIsRetrainedAsTheNextGeneration() {
        lab.hear(Samples.run("run", "study", pretrain, finetune, "t"));
        lab.done(lab.epoch()).done(lab.epoch());
        EpochWork child = lab.epoch();
        lab.fail(child, CORRUPT_CHECKPOINT);
        EpochWork again = lab.epoch();
        assertThat(again).isEqualTo(new EpochWork(pretrain, 2, 2, Samples.ref(pretrain, 1, 1), null, 1));
        assertThat(lab.stage(pretrain.id()))
                .extracting(StageState::status, StageState::trained)
                .containsExactly(Status.TRAINING, 2);
        lab.done(again).sleep(LONG);
        assertThat(lab.epoch()).isEqualTo(new EpochWork(finetune, 1, 1, Samples.ref(pretrain, 2, 2), null, 2));
    }

    @Test
    void childrenThatFindTheSameGenerationCorruptAskForOneNew() {
        Stage birds = Samples.finetune("birds", 1, pretrain);
        lab.trainer("w", 2)
                .hear(
                        Samples.run("a", "study", pretrain, finetune, "t"),
                        Samples.run("b", "study", pretrain, birds, "t"));
        lab.done(lab.epoch()).done(lab.epoch());
        List<EpochWork> children = lab.epochs();
        lab.fail(children.get(0), CORRUPT_CHECKPOINT);
        EpochWork again = lab.epoch();
        lab.fail(children.get(1), CORRUPT_CHECKPOINT);
        assertThat(lab.released()).isEmpty();
        lab.done(again).sleep(LONG);
        assertThat(lab.epochs())
                .extracting(EpochWork::parent)
                .containsExactly(Samples.ref(pretrain, 2, 2), Samples.ref(pretrain, 2, 2));
    }

    @Test
    void aCheckpointThatIsCorruptThreeTimesFailsItsStage() {
        lab.hear(Samples.run("run", "study", pretrain, finetune, "t"));
        lab.done(lab.epoch()).done(lab.epoch());
        for (int generation = 2; generation <= 3; generation++) {
            lab.fail(lab.epoch(), CORRUPT_CHECKPOINT).sleep(LONG);
            EpochWork again = lab.epoch();
            assertThat(again.generation()).isEqualTo(generation);
            lab.done(again).sleep(LONG);
        }
        lab.fail(lab.epoch(), CORRUPT_CHECKPOINT).sleep(LONG);
        assertThat(lab.released()).isEmpty();
        assertThat(lab.stage(pretrain.id()).status()).isEqualTo(Status.FAILED);
        assertThat(lab.run("run"))
                .extracting(
                        RunState::status,
                        s -> Objects.requireNonNull(s.failure()).cause())
                .containsExactly(Status.FAILED, CORRUPT_CHECKPOINT);
        lab.say("run", Command.Action.RETRY);
        assertThat(lab.epoch().generation()).isEqualTo(4);
    }

    @Test
    void aNewGenerationIsScoredAnewAndChildrenThatAreDoneStand() {
        Stage two = Samples.finetune("camtrap", 2, null);
        lab.hear(Samples.run("run", "study", null, two, "a", "b"));
        lab.done(lab.epoch());
        List<EvaluationWork> first = lab.evaluations();
        lab.scored(first.get(0));
        EpochWork second = lab.epoch();
        lab.done(second).fail(first.get(1), CORRUPT_CHECKPOINT);
        EpochWork again = lab.epoch();
        assertThat(again).isEqualTo(new EpochWork(two, 1, 2, null, null, 1));
        assertThat(lab.run("run").evaluated()).isEqualTo(1);

        lab.done(again);
        assertThat(lab.run("run").evaluated()).isZero();
        assertThat(lab.epochs()).isEmpty();
        CheckpointRef superseding = Samples.ref(two, 1, 2);
        for (List<EvaluationWork> works = lab.evaluations(); !works.isEmpty(); works = lab.evaluations()) {
            assertThat(works)
                    .allMatch(w -> w.checkpoint().epoch() == 2 || w.checkpoint().equals(superseding));
            works.forEach(lab::scored);
        }
        assertThat(lab.run("run").status()).isEqualTo(Status.COMPLETED);
    }
}
