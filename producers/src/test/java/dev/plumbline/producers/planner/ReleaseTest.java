package dev.plumbline.producers.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much is released, and in which order. */
class ReleaseTest {
    private final Lab lab = new Lab();

    private static Stage scratch(String name) {
        return Samples.finetune(name, 3, null);
    }

    /** Accepts runs from scratch; a run's name is its stage's, and its first letter is its study. */
    private void accept(String... names) {
        for (String name : names) {
            lab.hear(Samples.run(name, name.substring(0, 1), null, scratch(name), "t"));
        }
    }

    private List<String> names(List<EpochWork> epochs) {
        return epochs.stream()
                .map(work -> work.stage().data().source().substring("rendered:".length()))
                .toList();
    }

    /** Finishes one epoch after the other and says whose turn it was. */
    private List<String> turns(int count) {
        List<String> turns = new ArrayList<>();
        List<EpochWork> outstanding = new ArrayList<>(lab.epochs());
        while (turns.size() < count) {
            EpochWork next = outstanding.remove(0);
            turns.addAll(names(List.of(next)));
            outstanding.addAll(lab.done(next).epochs());
        }
        return turns;
    }

    @Test
    void withoutWorkersTwoItemsWaitForTheFirst() {
        accept("a1", "a2", "a3");
        assertThat(lab.epochs()).hasSize(2);
    }

    @Test
    void twiceTheLiveSlotsAreOutstanding() {
        accept("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9");
        lab.trainer("v", 1).trainer("w", 2).evaluator("e", 50);
        assertThat(lab.epochs()).hasSize(6);
        lab.pass(PlannerConfig.standard().silence().plusSeconds(1));
        assertThat(lab.planner().snapshot(lab.now()).load(Queue.TRAINING).slots())
                .isZero();
        assertThat(lab.released()).isEmpty();
    }

    @Test
    void evaluatorsHaveAQueueOfTheirOwn() {
        Stage stage = Samples.finetune("a", 1, null);
        lab.hear(Samples.run("a", "study", null, stage, "1", "2", "3", "4", "5", "6", "7"));
        lab.done(lab.epoch());
        assertThat(lab.evaluations()).hasSize(2);
        lab.evaluator("e", 3);
        List<EvaluationWork> more = lab.evaluations();
        assertThat(more).hasSize(4);
        assertThat(lab.scored(more.get(0)).evaluations()).hasSize(1);
    }

    @Test
    void withinAStudyFirstComesFirstAndABegunStageGoesOn() {
        accept("a1", "a2", "a3", "a4");
        assertThat(turns(12)).containsExactly("a1", "a2", "a1", "a2", "a1", "a2", "a3", "a4", "a3", "a4", "a3", "a4");
    }

    @Test
    void studiesTakeTurnsHoweverManyRunsTheyHave() {
        accept("a1", "a2", "a3", "a4", "b1", "c1");
        assertThat(names(lab.epochs())).containsExactly("a1", "b1");
        lab.trainer("w", 6);
        assertThat(names(lab.epochs())).containsExactly("c1", "a2", "a3", "a4");
    }

    @Test
    void aStudyServedLongestAgoIsNextAmongEquals() {
        accept("a1", "a2", "b1", "b2", "c1", "c2");
        assertThat(turns(9)).containsExactly("a1", "b1", "c1", "a1", "b1", "c1", "a1", "b1", "c1");
    }

    @Test
    void whatIsNearestToAFinishedRunGoesFirst() {
        Stage begun = Samples.pretrain("begun", 3);
        Stage pretrained = Samples.pretrain("pretrained", 1);
        Stage ready = Samples.finetune("ready", 1, pretrained);
        Stage finetuning = Samples.finetune("finetuning", 2, null);
        for (Stage stage : List.of(begun, pretrained, finetuning)) {
            lab.hear(Samples.done(stage, 1, 1, lab.now()));
        }
        lab.trainer("w", 2)
                .hear(
                        Samples.run("1", "study", null, scratch("new"), "t"),
                        Samples.run("2", "study", begun, Samples.finetune("later", 1, begun), "t"),
                        Samples.run("3", "study", pretrained, ready, "t"),
                        Samples.run("4", "study", null, finetuning, "t"));
        assertThat(names(lab.epochs())).containsExactly("finetuning", "ready", "begun", "new");
    }

    @Test
    void aHigherPriorityGoesFirst() {
        accept("a1", "a2");
        lab.hear(Samples.run("urgent", "b", 1, null, scratch("urgent"), "t"));
        assertThat(names(lab.epochs())).containsExactly("urgent", "a1");
    }

    @Test
    void aPriorityCanBeRaisedLater() {
        accept("a1", "a2", "a3");
        lab.prioritise("a3", 7);
        assertThat(names(lab.epochs())).containsExactly("a3", "a1");
    }

    @Test
    void aSharedStageHasTheHighestPriorityOfItsRuns() {
        Stage shared = Samples.pretrain("shared", 2);
        accept("a1", "a2");
        lab.hear(
                Samples.run("b1", "b", 0, shared, Samples.finetune("b1", 1, shared), "t"),
                Samples.run("b2", "b", 3, shared, Samples.finetune("b2", 1, shared), "t"));
        assertThat(names(lab.epochs())).containsExactly("shared", "a1");
    }

    @Test
    void aLowPriorityIsServedInTheEnd() {
        PlannerConfig config = new PlannerConfig(
                1,
                1,
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofDays(1),
                RetryPolicy.standard());
        Lab slow = new Lab(config);
        slow.hear(Samples.run("low", "low", 0, null, Samples.finetune("low", 3, null), "t"));
        slow.hear(Samples.run("high", "high", 3, null, Samples.finetune("high", 50, null), "t"));
        int low = 0;
        for (int epoch = 0; epoch < 25; epoch++) {
            EpochWork work = slow.epoch();
            low += names(List.of(work)).equals(List.of("low")) ? 1 : 0;
            slow.pass(Duration.ofMinutes(4)).done(work);
        }
        assertThat(low).isEqualTo(2);
    }

    @Test
    void equalFactsGiveTheSameOrder() {
        accept("b1", "a1", "c1", "a2");
        Lab again = new Lab();
        for (String name : List.of("b1", "a1", "c1", "a2")) {
            again.hear(Samples.run(name, name.substring(0, 1), null, scratch(name), "t"));
        }
        assertThat(again.released())
                .extracting(Work::work)
                .isEqualTo(lab.released().stream().map(Work::work).toList());
    }
}
