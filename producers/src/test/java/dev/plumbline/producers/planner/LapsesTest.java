package dev.plumbline.producers.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workers that die, leave or hand back, and items that a queue lost. */
class LapsesTest {
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration SILENCE = PlannerConfig.standard().silence();

    private final Stage scratch = Samples.finetune("camtrap", 3, null);
    private final Lab lab = new Lab();

    private EpochWork started() {
        lab.hear(Samples.run("run", "study", null, scratch, "t"));
        EpochWork epoch = lab.epoch();
        lab.trainer("w", 1).start(epoch, "w");
        return epoch;
    }

    @Test
    void anEpochWhoseWorkerFallsSilentIsIssuedAgain() {
        EpochWork first = started();
        lab.pass(SILENCE);
        assertThat(lab.released()).isEmpty();
        lab.pass(Duration.ofSeconds(1));
        assertThat(lab.epoch()).isEqualTo(new EpochWork(scratch, 1, 1, null, null, 2));
        assertThat(lab.failures()).containsExactly(Failure.Cause.WORKER_LOST);
        assertThat(lab.done(first).epoch().epoch()).isEqualTo(2);
    }

    @Test
    void anEpochOfHoursIsNotLostWhileItsWorkerSpeaksOfIt() {
        EpochWork first = started();
        for (int beat = 0; beat < 2000; beat++) {
            lab.pass(BEAT).trainer("w", 1, first);
        }
        assertThat(lab.released()).isEmpty();
    }

    @Test
    void aWorkerThatLivesButNoLongerSpeaksOfItsEpochHasLostIt() {
        started();
        for (Duration passed = Duration.ZERO; passed.compareTo(SILENCE) <= 0; passed = passed.plus(BEAT)) {
            lab.pass(BEAT).trainer("w", 1);
        }
        assertThat(lab.epoch().attempt()).isEqualTo(2);
    }

    @Test
    void whatALeavingWorkerHoldsIsIssuedAgainAtOnceAndCountsForNothing() {
        EpochWork work = started();
        for (int time = 1; time <= 50; time++) {
            lab.pass(Duration.ofSeconds(1)).start(work, "w" + time);
            lab.hear(Samples.heartbeat("w" + time, Heartbeat.Kind.TRAINER, 1, true, lab.now(), List.of()));
            work = lab.epoch();
        }
        assertThat(lab.run("run").status()).isEqualTo(Status.TRAINING);
    }

    @Test
    void whatIsHandedBackIsIssuedAgainAndCountsForNothing() {
        EpochWork work = started();
        for (int time = 1; time <= 50; time++) {
            lab.hear(Samples.handedBack(work, "w", lab.now()));
            work = lab.epoch();
            assertThat(work.attempt()).isEqualTo(time + 1);
        }
        assertThat(lab.run("run").status()).isEqualTo(Status.TRAINING);
    }

    @Test
    void anotherWorkerThatTakesTheSameAttemptKeepsItAlive() {
        EpochWork first = started();
        lab.pass(Duration.ofSeconds(1)).start(first, "other");
        for (Duration passed = Duration.ZERO; passed.compareTo(SILENCE) <= 0; passed = passed.plus(BEAT)) {
            lab.pass(BEAT).trainer("other", 1, first);
        }
        assertThat(lab.released()).isEmpty();
    }

    @Test
    void workersThatDieAgainAndAgainEndTheRun() {
        EpochWork work = started();
        for (int lost = 1; lost < 20; lost++) {
            work = lab.pass(SILENCE.plusSeconds(1)).epoch();
            lab.start(work, "w");
        }
        lab.pass(SILENCE.plusSeconds(1));
        assertThat(lab.released()).isEmpty();
        assertThat(lab.run("run").failure()).extracting(Failure::cause).isEqualTo(Failure.Cause.WORKER_LOST);
    }

    @Test
    void anItemThatNobodyBeginsWhileWorkersAreIdleIsIssuedAgain() {
        lab.hear(Samples.run("run", "study", null, scratch, "t"));
        assertThat(lab.epoch().attempt()).isEqualTo(1);
        for (int beat = 0; beat < 70; beat++) {
            lab.trainer("idle", 1).pass(BEAT);
        }
        assertThat(lab.epoch().attempt()).isEqualTo(2);
    }

    @Test
    void anItemWaitsForAsLongAsThereIsNoIdleWorker() {
        lab.hear(Samples.run("run", "study", null, scratch, "t"));
        EpochWork first = lab.epoch();
        lab.pass(Duration.ofHours(3));
        for (int beat = 0; beat < 200; beat++) {
            lab.trainer("busy", 1, first).pass(BEAT);
        }
        assertThat(lab.released()).isEmpty();
    }

    @Test
    void silenceWhileThePlannerItselfWasAwayIsNoSilence() {
        EpochWork first = started();
        lab.sleep(Duration.ofHours(1)).restart();
        lab.pass(SILENCE);
        assertThat(lab.released()).isEmpty();
        lab.sleep(Duration.ofHours(1)).trainer("w", 1, first).pass(SILENCE);
        assertThat(lab.released()).isEmpty();
        lab.pass(Duration.ofSeconds(2));
        assertThat(lab.epoch().attempt()).isEqualTo(2);
    }

    @Test
    void theTimeBeforeThereWasAnIdleWorkerDoesNotCount() {
        lab.hear(Samples.run("run", "study", null, scratch, "t"));
        EpochWork first = lab.epoch();
        lab.pass(Duration.ofHours(3)).trainer("w", 1).pass(BEAT);
        assertThat(lab.released()).isEmpty();
        assertThat(lab.failures()).isEmpty();
        assertThat(lab.start(first, "w").done(first).epoch().epoch()).isEqualTo(2);
    }
}
