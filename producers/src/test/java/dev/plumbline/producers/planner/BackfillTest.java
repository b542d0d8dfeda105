package dev.plumbline.producers.planner;

import static dev.plumbline.contracts.event.Failure.Cause.COLLECTED;
import static dev.plumbline.contracts.event.Failure.Cause.CORRUPT_CHECKPOINT;
import static dev.plumbline.contracts.event.Failure.Cause.DATA;
import static dev.plumbline.contracts.event.Failure.Cause.NON_FINITE_LOSS;
import static dev.plumbline.contracts.event.Failure.Cause.OVERDUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A test set that is added to a task: which checkpoints are scored on it, when, and what is said of it. */
class BackfillTest {
    private static final Duration LONG = Duration.ofMinutes(6);

    private final Stage two = Samples.finetune("camtrap", 2, null);
    private final Stage one = Samples.finetune("birds", 1, null);
    private final Lab lab = new Lab();

    /** A run that is done, with its tests. */
    private void complete(String run, Stage stage) {
        lab.hear(Samples.run(run, "study", null, stage, "id"));
        for (int epoch = 1; epoch <= stage.epochs(); epoch++) {
            lab.done(lab.epoch());
        }
        scoreAll();
        assertThat(lab.run(run).status()).isEqualTo(Status.COMPLETED);
    }

    private List<EvaluationWork> scoreAll() {
        List<EvaluationWork> all = new ArrayList<>();
        for (List<EvaluationWork> some = lab.evaluations(); !some.isEmpty(); some = lab.evaluations()) {
            some.forEach(lab::scored);
            all.addAll(some);
        }
        return all;
    }

    private static List<String> outline(List<EvaluationWork> works) {
        return works.stream()
                .map(work -> work.stage().data().source().replace("rendered:", "") + " "
                        + work.checkpoint().epoch() + " " + work.test().name())
                .toList();
    }

    private static int[] figures(BackfillState state) {
        return new int[] {state.checkpoints(), state.done(), state.collected(), state.failed()};
    }

    @Test
    void everyKeptCheckpointOfTheTaskIsScoredAndCompletedRunsStaySo() {
        complete("a", two);
        complete("b", one);
        lab.evaluator("e", 1).add("sketch");
        assertThat(figures(lab.backfill("sketch"))).containsExactly(3, 0, 0, 0);
        assertThat(outline(scoreAll())).containsExactly("camtrap 1 sketch", "camtrap 2 sketch", "birds 1 sketch");
        assertThat(figures(lab.backfill("sketch"))).containsExactly(3, 3, 0, 0);
        assertThat(lab.run("a"))
                .extracting(run -> run.status(), run -> run.evaluated(), run -> run.evaluations())
                .containsExactly(Status.COMPLETED, 2, 2);
        assertThat(lab.planner().snapshot(lab.now()).backfills())
                .extracting(BackfillState::done)
                .containsExactly(3);
    }

    @Test
    void aTaskWithoutCheckpointsHasNothingToScoreAndSaysSo() {
        lab.add("sketch");
        assertThat(lab.backfill("sketch"))
                .extracting(BackfillState::checkpoints, BackfillState::open, BackfillState::request)
                .containsExactly(0, 0, "r0");
    }

    @Test
    void eachIsGivenOutOnceUnderRestartsAndRepetitions() {
        complete("a", two);
        lab.evaluator("e", 4).add("sketch");
        List<EvaluationWork> works = lab.evaluations();
        assertThat(works).hasSize(2);
        lab.restart().evaluator("e", 4).add("sketch");
        assertThat(lab.evaluations()).isEmpty();
        lab.scored(works.get(0)).restart().evaluator("e", 4).add("sketch").scored(works.get(1));
        assertThat(lab.evaluations()).isEmpty();
        assertThat(figures(lab.backfill("sketch"))).containsExactly(2, 2, 0, 0);
    }

    @Test
    void theOrderInWhichTopicsAreReadDoesNotMatter() {
        lab.evaluator("e", 4).add("sketch");
        lab.hear(
                Samples.done(two, 2, 1, lab.now()),
                Samples.done(two, 1, 1, lab.now()),
                Samples.run("a", "study", null, two, "id"));
        assertThat(outline(scoreAll()))
                .containsExactlyInAnyOrder("camtrap 1 id", "camtrap 2 id", "camtrap 1 sketch", "camtrap 2 sketch");
    }

    @Test
    void itComesAfterAllThatLiveRunsAskForAndTakesOneMoreThanThereAreSlots() {
        complete("a", Samples.finetune("camtrap", 6, null));
        lab.evaluator("e", 2).add("sketch");
        List<EvaluationWork> first = lab.evaluations();
        assertThat(outline(first)).hasSize(3).allMatch(work -> work.endsWith("sketch"));
        lab.hear(Samples.run("b", "study", null, one, "id", "x"));
        lab.done(lab.epoch());
        assertThat(outline(lab.evaluations())).containsExactly("birds 1 id");
        lab.scored(first.get(0)).scored(first.get(1));
        assertThat(outline(lab.evaluations())).containsExactly("birds 1 x");
    }

    @Test
    void runsThatStillTrainBringTheirNextCheckpointsToo() {
        lab.evaluator("e", 4).hear(Samples.run("a", "study", null, two, "id"));
        lab.done(lab.epoch()).add("sketch");
        assertThat(outline(scoreAll())).containsExactly("camtrap 1 id", "camtrap 1 sketch");
        lab.done(lab.epoch());
        assertThat(outline(scoreAll())).containsExactly("camtrap 2 id", "camtrap 2 sketch");
        assertThat(figures(lab.backfill("sketch"))).containsExactly(2, 2, 0, 0);
    }

    @Test
    void whatARunAsksForItselfIsItsOwnWhileItLivesAndCountsAllTheSame() {
        lab.evaluator("e", 4).add("sketch").hear(Samples.run("a", "study", null, one, "id", "sketch"));
        lab.done(lab.epoch());
        assertThat(lab.run("a").evaluations()).isEqualTo(2);
        assertThat(outline(scoreAll())).containsExactly("birds 1 id", "birds 1 sketch");
        assertThat(lab.run("a").status()).isEqualTo(Status.COMPLETED);
        assertThat(figures(lab.backfill("sketch"))).containsExactly(1, 1, 0, 0);
    }

    @Test
    void cancelledRunsAreLeftOutAndFailedOnesAreNot() {
        complete("a", one);
        lab.hear(Samples.run("b", "study", null, two, "id"));
        lab.done(lab.epoch());
        scoreAll();
        lab.fail(lab.epoch(), NON_FINITE_LOSS);
        Stage third = Samples.finetune("third", 2, null);
        lab.hear(Samples.run("c", "study", null, third, "id"));
        lab.done(lab.epoch());
        scoreAll();
        lab.say("c", Command.Action.CANCEL);
        lab.evaluator("e", 4).add("sketch");
        assertThat(outline(scoreAll())).containsExactly("birds 1 sketch", "camtrap 1 sketch");
        assertThat(figures(lab.backfill("sketch"))).containsExactly(2, 2, 0, 0);
        lab.pass(Duration.ofSeconds(1)).say("c", Command.Action.RETRY);
        assertThat(outline(scoreAll())).containsExactly("third 1 sketch");
    }

    @Test
    void whatIsPausedIsHeld() {
        lab.evaluator("e", 4).hear(Samples.run("a", "study", null, two, "id"));
        lab.done(lab.epoch());
        scoreAll();
        lab.say("a", Command.Action.PAUSE).add("sketch");
        assertThat(lab.evaluations()).isEmpty();
        assertThat(lab.backfill("sketch").waiting()).contains("1 checkpoints are of paused runs");
        lab.say("a", Command.Action.RESUME);
        assertThat(outline(lab.evaluations())).containsExactly("camtrap 1 sketch");
        assertThat(lab.backfill("sketch").waiting()).isNull();
    }

    @Test
    void collectedWeightsAreToldApartFromWhatFailedAndNeitherIsTriedForEver() {
        complete("a", two);
        lab.evaluator("e", 4).add("sketch");
        List<EvaluationWork> works = lab.pass(Duration.ofSeconds(1)).evaluations();
        lab.fail(works.get(0), COLLECTED).fail(works.get(1), DATA).sleep(LONG);
        lab.evaluator("e", 4).fail(lab.evaluations().get(0), DATA).sleep(LONG);
        assertThat(lab.evaluations()).isEmpty();
        assertThat(figures(lab.backfill("sketch"))).containsExactly(2, 0, 1, 1);
        assertThat(lab.backfill("sketch").failure()).extracting(Failure::cause).isEqualTo(DATA);
        assertThat(lab.run("a").status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void askingAgainTakesUpWhatFailed() {
        complete("a", one);
        lab.evaluator("e", 4).add("sketch");
        lab.fail(lab.evaluations().get(0), NON_FINITE_LOSS)
                .pass(Duration.ofSeconds(1))
                .add("sketch");
        assertThat(figures(lab.backfill("sketch"))).containsExactly(1, 0, 0, 0);
        lab.scored(lab.evaluations().get(0));
        assertThat(figures(lab.backfill("sketch"))).containsExactly(1, 1, 0, 0);
    }

    @Test
    void aCheckpointThatIsFoundCorruptHasFailedWhereNoLiveRunHasItTrainedAgain() {
        complete("a", two);
        lab.evaluator("e", 4).add("sketch");
        List<EvaluationWork> works = lab.evaluations();
        lab.scored(works.get(0)).fail(works.get(1), CORRUPT_CHECKPOINT).sleep(LONG);
        assertThat(lab.released()).isEmpty();
        assertThat(figures(lab.backfill("sketch"))).containsExactly(2, 1, 0, 1);
        assertThat(lab.run("a").status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void aCorruptCheckpointOfALiveRunIsTrainedAgainAndScoredThen() {
        lab.evaluator("e", 4).hear(Samples.run("a", "study", null, one, "id"));
        lab.done(lab.epoch()).add("sketch");
        List<EvaluationWork> works = lab.evaluations();
        assertThat(outline(works)).containsExactly("birds 1 id", "birds 1 sketch");
        lab.fail(works.get(1), CORRUPT_CHECKPOINT);
        EpochWork again = lab.epoch();
        assertThat(again.generation()).isEqualTo(2);
        assertThat(figures(lab.backfill("sketch"))).containsExactly(1, 0, 0, 0);
        lab.done(again);
        assertThat(scoreAll()).hasSize(2).allMatch(work -> work.checkpoint().generation() == 2);
        assertThat(figures(lab.backfill("sketch"))).containsExactly(1, 1, 0, 0);
    }

    @Test
    void withoutAnEvaluatorItSaysSoAndIsOverdueInTheEndUntilOneComes() {
        Lab hasty = new Lab(PlannerConfig.standard().withEvaluationWithin(Duration.ofHours(1)));
        hasty.hear(Samples.run("a", "study", null, one, "id"));
        hasty.done(hasty.epoch()).evaluations().forEach(hasty::scored);
        hasty.evaluator("e", 1).pass(Duration.ofSeconds(1)).add("sketch");
        EvaluationWork work = hasty.evaluations().get(0);
        hasty.pass(Duration.ofMinutes(3));
        assertThat(hasty.backfill("sketch").waiting()).contains("no evaluator has been heard of since");
        assertThat(hasty.backfill("sketch").open()).isEqualTo(1);
        hasty.pass(Duration.ofHours(1));
        assertThat(figures(hasty.backfill("sketch"))).containsExactly(1, 0, 0, 1);
        assertThat(hasty.backfill("sketch").failure())
                .extracting(Failure::cause)
                .isEqualTo(OVERDUE);
        hasty.scored(work);
        assertThat(figures(hasty.backfill("sketch"))).containsExactly(1, 1, 0, 0);
    }

    @Test
    void otherImagesUnderAKnownNameAreNoTestSet() {
        lab.add("sketch").hear(Samples.added("sketch", "again"));
        assertThat(lab.planner().refused()).isZero();
        lab.hear(new dev.plumbline.contracts.event.AddedTest(
                "other",
                Samples.TASK,
                new dev.plumbline.contracts.event.TestSet(
                        "sketch", dev.plumbline.contracts.event.TestRole.OOD_TEST, Samples.data("other"))));
        assertThat(lab.planner().refused()).isEqualTo(1);
        assertThat(lab.backfill("sketch").request()).isEqualTo("again");
    }
}
