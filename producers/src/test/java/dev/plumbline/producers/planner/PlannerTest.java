package dev.plumbline.producers.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.event.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chain of epochs, sharing, evaluations, and what is said of them. */
class PlannerTest {
    private final Stage pretrain = Samples.pretrain("objects", 2);
    private final Stage finetune = Samples.finetune("camtrap", 2, pretrain);
    private final Accepted run = Samples.run("run", "study", pretrain, finetune, "id-test", "ood-test");
    private final Lab lab = new Lab();

    @Test
    void anEpochFollowsTheOneBeforeIt() {
        lab.hear(run);
        EpochWork first = lab.epoch();
        assertThat(first).isEqualTo(new EpochWork(pretrain, 1, 1, null, null, 1));
        assertThat(lab.released()).isEmpty();

        lab.done(first);
        assertThat(lab.epoch()).isEqualTo(new EpochWork(pretrain, 2, 1, Samples.ref(pretrain, 1, 1), null, 1));
    }

    @Test
    void fineTuningStartsFromTheLastCheckpointOfItsParent() {
        lab.hear(run);
        lab.done(lab.epoch()).done(lab.epoch());
        CheckpointRef parent = Samples.ref(pretrain, 2, 1);
        assertThat(lab.epoch()).isEqualTo(new EpochWork(finetune, 1, 1, parent, null, 1));
    }

    @Test
    void everyFineTuningCheckpointIsScoredOnEveryTestSet() {
        lab.hear(run);
        lab.done(lab.epoch()).done(lab.epoch());
        lab.done(lab.epoch());
        List<Work> released = lab.released();
        assertThat(released)
                .extracting(Work::work)
                .containsExactly(
                        "train/" + finetune.id() + "/2/1",
                        "evaluate/" + finetune.id() + "/1/1/rendered:camtrap/id-test/1",
                        "evaluate/" + finetune.id() + "/1/1/rendered:camtrap/ood-test/1");
    }

    @Test
    void aRunIsCompletedByItsLastEvaluation() {
        lab.hear(run);
        for (int epoch = 0; epoch < 4; epoch++) {
            lab.done(lab.epoch());
        }
        assertThat(lab.run("run")).extracting(RunState::status).isEqualTo(Status.EVALUATING);
        for (List<EvaluationWork> works = lab.evaluations(); !works.isEmpty(); works = lab.evaluations()) {
            works.forEach(lab::scored);
        }
        assertThat(lab.run("run"))
                .isEqualTo(new RunState(
                        "run",
                        "study",
                        "series",
                        "resnet8_small",
                        Status.COMPLETED,
                        pretrain.id(),
                        2,
                        2,
                        finetune.id(),
                        2,
                        2,
                        4,
                        4,
                        null,
                        Lab.START));
    }

    @Test
    void aStageThatRunsShareIsTrainedOnceAlsoAcrossStudies() {
        Stage other = Samples.finetune("birds", 1, pretrain);
        lab.hear(run, Samples.run("other", "another-study", pretrain, other, "id-test"));
        lab.done(lab.epoch());
        lab.done(lab.epoch());
        assertThat(lab.epochs())
                .extracting(EpochWork::stage, EpochWork::parent)
                .containsExactlyInAnyOrder(
                        tuple(finetune, Samples.ref(pretrain, 2, 1)), tuple(other, Samples.ref(pretrain, 2, 1)));
    }

    @Test
    void aSharedFineTuningIsScoredOnceOnEachTestSetThatAnyRunNames() {
        Stage scratch = Samples.finetune("camtrap", 1, null);
        lab.hear(
                Samples.run("a", "study", null, scratch, "id-test", "x"),
                Samples.run("b", "study", null, scratch, "id-test", "y"));
        lab.evaluator("e", 5).done(lab.epoch());
        assertThat(lab.evaluations()).extracting(work -> work.test().name()).containsExactly("id-test", "x", "y");
    }

    @Test
    void oneModelOfADomainIsScoredOnEveryOtherDomain() {
        Stage real = Samples.finetune("real", 1, null);
        lab.hear(pair("domains:real->sketch", real, "sketch"), pair("domains:real->clipart", real, "clipart"));
        EpochWork only = lab.epoch();
        lab.evaluator("e", 5).done(only);
        List<EvaluationWork> works = lab.evaluations();
        assertThat(works)
                .extracting(EvaluationWork::task, work -> work.test().name())
                .containsExactlyInAnyOrder(
                        tuple("domains:real->sketch", "sketch"), tuple("domains:real->clipart", "clipart"));
        assertThat(works).extracting(EvaluationWork::checkpoint).containsOnly(Samples.ref(real, 1, 1));
        works.forEach(lab::scored);
        assertThat(lab.run("domains:real->sketch").status()).isEqualTo(Status.COMPLETED);
        assertThat(lab.run("domains:real->clipart").status()).isEqualTo(Status.COMPLETED);
    }

    private static Accepted pair(String task, Stage finetune, String domain) {
        Finetuning finetuning = new Finetuning(task, "small/finetune", finetune.epochs(), 0);
        return new Accepted(
                new Request(task, "study", "series", "resnet8_small", null, finetuning, 0),
                null,
                finetune,
                null,
                List.of(new TestSet(domain, TestRole.OOD_TEST, Samples.data(domain))));
    }

    @Test
    void whatIsDoneBeforeARunAsksForItIsNotDoneAgain() {
        Stage scratch = Samples.finetune("camtrap", 2, null);
        EvaluationWork first = new EvaluationWork(
                scratch,
                Samples.ref(scratch, 1, 1),
                "rendered:camtrap",
                Samples.run("r", "s", null, scratch, "id-test").tests().get(0),
                1,
                1);
        lab.scored(first).hear(Samples.done(scratch, 1, 1, lab.now()));
        assertThat(lab.released()).isEmpty();
        lab.hear(Samples.run("late", "study", null, scratch, "id-test"));
        assertThat(lab.released()).containsExactly(new EpochWork(scratch, 2, 1, Samples.ref(scratch, 1, 1), null, 1));
        assertThat(lab.run("late"))
                .extracting(RunState::finetuned, RunState::evaluated, RunState::evaluations)
                .containsExactly(1, 1, 2);
    }

    @Test
    void theSameEventAgainChangesNothing() {
        lab.hear(run, run);
        EpochWork first = lab.epoch();
        lab.start(first, "w").done(first).done(first).start(first, "w");
        assertThat(lab.epoch().epoch()).isEqualTo(2);
        lab.done(first).hear(run);
        assertThat(lab.effects()).isEmpty();
    }

    @Test
    void ofTwoContentsUnderOneIdTheFirstStands() {
        lab.hear(run, Samples.run("run", "study", null, Samples.finetune("birds", 1, null), "x"));
        assertThat(lab.epochs()).extracting(EpochWork::stage).containsExactly(pretrain);
        assertThat(lab.planner().refused()).isEqualTo(1);
    }

    @Test
    void statesAreSaidWhenTheyChangeAndOnlyThen() {
        lab.hear(run);
        assertThat(lab.effects())
                .filteredOn(e -> !(e instanceof Work))
                .extracting(Object::toString)
                .satisfiesExactlyInAnyOrder(
                        s -> assertThat(s).contains("StageState", "status=WAITING", "kind=PRETRAIN"),
                        s -> assertThat(s).contains("StageState", "status=WAITING", "kind=FINETUNE"),
                        s -> assertThat(s).contains("RunState", "status=WAITING"));
        assertThat(lab.effects()).isEmpty();
        EpochWork work = new EpochWork(pretrain, 1, 1, null, null, 1);
        lab.start(work, "w");
        assertThat(lab.stage(pretrain.id())).extracting(StageState::status).isEqualTo(Status.TRAINING);
        assertThat(lab.stage(finetune.id())).extracting(StageState::status).isEqualTo(Status.WAITING);
        assertThat(lab.run("run")).extracting(RunState::status).isEqualTo(Status.TRAINING);
        lab.done(work);
        assertThat(lab.run("run")).extracting(RunState::pretrained).isEqualTo(1);
    }

    @Test
    void aPlannerThatStartsAgainGoesOnWhereItWas() {
        lab.hear(run);
        lab.done(lab.epoch());
        EpochWork second = lab.epoch();
        lab.restart();
        assertThat(lab.effects()).isEmpty();
        lab.done(second);
        assertThat(lab.epoch().stage()).isEqualTo(finetune);
    }

    @Test
    void aPlannerThatLostItsMemoryKnowsItsQueueFromItsOwnWork() {
        lab.hear(run);
        EpochWork first = lab.epoch();
        lab.done(first);
        EpochWork second = lab.epoch();
        Lab again = new Lab();
        again.hear(first, second).done(first).hear(run);
        assertThat(again.released()).isEmpty();
        assertThat(again.done(second).epoch().stage()).isEqualTo(finetune);
    }
}
