package dev.plumbline.producers.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.Status;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A run that is trained and not evaluated says why, and has failed after an hour; a planner's usual is a day. */
class DeadlinesTest {
    private static final Duration WITHIN = Duration.ofHours(1);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Stage scratch = Samples.finetune("camtrap", 1, null);
    private final Lab lab = new Lab(PlannerConfig.standard().withEvaluationWithin(WITHIN));

    private EvaluationWork trained() {
        lab.hear(Samples.run("run", "study", null, scratch, "t"));
        return lab.done(lab.epoch()).evaluations().get(0);
    }

    private void assertOverdue(String why) {
        RunState run = lab.run("run");
        assertThat(run.status()).isEqualTo(Status.FAILED);
        assertThat(run.waiting()).isNull();
        Failure failure = Objects.requireNonNull(run.failure());
        assertThat(failure.cause()).isEqualTo(Failure.Cause.OVERDUE);
        assertThat(failure.message()).contains("was not done within PT1H: ").contains(why);
        assertThat(lab.failures()).contains(Failure.Cause.OVERDUE);
    }

    @Test
    void withoutAnEvaluatorARunSaysSoAfterTwoMinutesAndHasFailedAfterAnHour() {
        trained();
        lab.pass(MINUTE);
        assertThat(lab.run("run").waiting()).isNull();
        lab.pass(MINUTE.multipliedBy(2));
        assertThat(lab.run("run"))
                .extracting(RunState::status, RunState::waiting)
                .containsExactly(Status.EVALUATING, "no evaluator has been heard of since " + Lab.START);
        lab.pass(WITHIN);
        assertOverdue("no evaluator has been heard of since " + Lab.START);
    }

    @Test
    void anEvaluatorThatComesTakesTheReasonAway() {
        EvaluationWork work = trained();
        lab.pass(MINUTE.multipliedBy(3)).evaluator("e", 1);
        assertThat(lab.run("run").waiting()).isNull();
        lab.scored(work);
        assertThat(lab.run("run").status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void everyRunThatWaitsForAnEvaluatorHasFailedNotOnlyTheFirst() {
        trained();
        lab.hear(Samples.run("other", "study", null, Samples.finetune("birds", 1, null), "t", "u", "v", "w"));
        lab.done(lab.epoch());
        lab.pass(WITHIN.plus(MINUTE.multipliedBy(3)));
        assertThat(lab.run("run").status()).isEqualTo(Status.FAILED);
        assertThat(lab.run("other").status()).isEqualTo(Status.FAILED);
        assertThat(lab.run("other").failure())
                .isNotNull()
                .extracting(Failure::cause)
                .isEqualTo(Failure.Cause.OVERDUE);
    }

    @Test
    void aRetryGivesItTheWholeTimeAgainAndGoesOn() {
        trained();
        lab.pass(WITHIN.plus(MINUTE));
        lab.say("run", Command.Action.RETRY);
        assertThat(lab.run("run").status()).isEqualTo(Status.EVALUATING);
        lab.pass(WITHIN.minus(MINUTE));
        assertThat(lab.run("run").status()).isEqualTo(Status.EVALUATING);
        lab.pass(MINUTE.multipliedBy(2));
        assertOverdue("no evaluator");
        lab.say("run", Command.Action.RETRY);
        lab.evaluations().forEach(lab::scored);
        assertThat(lab.run("run").status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void aResultThatComesAfterTheDeadlineCountsAllTheSame() {
        EvaluationWork work = trained();
        lab.pass(WITHIN.plus(MINUTE)).scored(work);
        assertThat(lab.run("run").status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void anEvaluatorThatHoldsItForEverIsNotWaitedForForEver() {
        EvaluationWork work = trained();
        lab.evaluator("hung", 1).start(work, "hung");
        holds(work, "hung");
        assertOverdue("it has been given out since " + Lab.START);
    }

    private void holds(EvaluationWork work, String worker) {
        for (Duration held = Duration.ZERO; held.compareTo(WITHIN) <= 0; held = held.plus(BEAT)) {
            lab.pass(BEAT).evaluator(worker, 1, work);
        }
    }

    @Test
    void aStoreThatIsAwayForEverIsTriedAndSaidAndNotForEver() {
        EvaluationWork work = trained();
        Duration most = WITHIN.plusMinutes(6);
        for (Duration passed = Duration.ZERO; passed.compareTo(most) <= 0; passed = passed.plus(BEAT)) {
            List<EvaluationWork> released = work == null ? lab.evaluations() : List.of(work);
            released.forEach(each -> lab.start(each, "e").fail(each, Failure.Cause.STORE));
            if (lab.run("run").status() == Status.EVALUATING && !released.isEmpty()) {
                assertThat(lab.run("run").waiting())
                        .isEqualTo("another attempt is to come after this: because of STORE");
            }
            work = null;
            lab.evaluator("e", 1).pass(BEAT);
        }
        assertOverdue("the last attempt that failed: because of STORE");
    }

    @Test
    void whatIsHandedBackAgainAndAgainEndsToo() {
        EvaluationWork work = trained();
        for (int second = 0; second <= WITHIN.toSeconds() + 1 && work != null; second++) {
            lab.evaluator("e", 1).hear(Samples.handedBack(work, "e", lab.now())).pass(Duration.ofSeconds(1));
            List<EvaluationWork> next = lab.evaluations();
            work = next.isEmpty() ? null : next.get(0);
        }
        assertOverdue("it has been given out since");
    }

    @Test
    void aLongBacklogIsNoFault() {
        String[] tests = new String[30];
        for (int i = 0; i < tests.length; i++) {
            tests[i] = "t" + i;
        }
        lab.hear(Samples.run("run", "study", null, scratch, tests));
        lab.evaluator("e", 1).done(lab.epoch());
        Duration each = Duration.ofMinutes(10);
        for (List<EvaluationWork> works = lab.evaluations(); !works.isEmpty(); ) {
            EvaluationWork work = works.get(0);
            lab.start(work, "e");
            for (Duration held = Duration.ZERO; held.compareTo(each) < 0; held = held.plus(BEAT)) {
                lab.pass(BEAT).evaluator("e", 1, work);
            }
            List<EvaluationWork> rest = new java.util.ArrayList<>(works.subList(1, works.size()));
            rest.addAll(lab.scored(work).evaluations());
            works = rest;
        }
        assertThat(lab.run("run").status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void theTimeForWhichThePlannerWasAwayDoesNotCount() {
        EvaluationWork work = trained();
        lab.evaluator("e", 1).start(work, "e").sleep(Duration.ofDays(3)).restart();
        lab.evaluator("e", 1, work).pass(MINUTE.multipliedBy(3));
        assertThat(lab.run("run").status()).isEqualTo(Status.EVALUATING);
    }

    @Test
    void pausedRunsWaitAsLongAsTheyAreTold() {
        trained();
        lab.pass(MINUTE).say("run", Command.Action.PAUSE).pass(WITHIN.multipliedBy(2));
        assertThat(lab.run("run"))
                .extracting(RunState::status, RunState::waiting)
                .containsExactly(Status.PAUSED, null);
        lab.say("run", Command.Action.RESUME).evaluator("e", 1).pass(MINUTE);
        assertThat(lab.run("run").status()).isEqualTo(Status.EVALUATING);
    }

    @Test
    void trainingWaitsWithAStatedReasonAndHasNoDeadline() {
        lab.hear(Samples.run("run", "study", null, scratch, "t"));
        lab.pass(WITHIN.multipliedBy(3));
        assertThat(lab.run("run"))
                .satisfies(run -> assertThat(run.status()).isEqualTo(Status.WAITING))
                .satisfies(run -> assertThat(run.waiting()).startsWith("no trainer has been heard of since "));
        lab.trainer("w", 1);
        assertThat(lab.run("run").waiting()).isNull();
    }
}
