package dev.plumbline.producers.planner;

import static dev.plumbline.contracts.event.Command.Action.CANCEL;
import static dev.plumbline.contracts.event.Command.Action.PAUSE;
import static dev.plumbline.contracts.event.Command.Action.RESUME;
import static dev.plumbline.contracts.event.Command.Action.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What operators say, and when. */
class CommandsTest {
    private final Stage pretrain = Samples.pretrain("objects", 2);
    private final Stage first = Samples.finetune("camtrap", 1, pretrain);
    private final Stage second = Samples.finetune("birds", 1, pretrain);
    private final Lab lab = new Lab();

    private void accept() {
        lab.hear(Samples.run("a", "study", pretrain, first, "t"), Samples.run("b", "study", pretrain, second, "t"));
        lab.pass(Duration.ofSeconds(1));
    }

    @Test
    void aStageIsCancelledOnlyWhenNoLiveRunNeedsIt() {
        accept();
        lab.say("a", CANCEL);
        assertThat(lab.run("a").status()).isEqualTo(Status.CANCELLED);
        assertThat(lab.stage(first.id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(lab.stage(pretrain.id()).status()).isEqualTo(Status.WAITING);
        lab.say("b", CANCEL);
        assertThat(lab.stage(pretrain.id()).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void whatIsCancelledMakesRoomAtOnce() {
        accept();
        Stage other = Samples.finetune("other", 1, null);
        Stage third = Samples.finetune("third", 1, null);
        Stage fourth = Samples.finetune("fourth", 1, null);
        lab.hear(
                Samples.run("c", "later", null, other, "t"),
                Samples.run("d", "later", null, third, "t"),
                Samples.run("e", "later", null, fourth, "t"));
        assertThat(lab.epochs()).extracting(EpochWork::stage).containsExactly(pretrain, other);
        lab.say("study", CANCEL);
        assertThat(lab.epochs()).extracting(EpochWork::stage).containsExactly(third);
    }

    @Test
    void aStudyIsCancelledAsFarAsItWasAccepted() {
        accept();
        lab.say("study", CANCEL).pass(Duration.ofSeconds(1));
        lab.hear(Samples.run("c", "study", null, Samples.finetune("birds", 1, null), "t"));
        assertThat(lab.run("a").status()).isEqualTo(Status.CANCELLED);
        assertThat(lab.run("c").status()).isEqualTo(Status.WAITING);
    }

    @Test
    void aCommandThatIsReadBeforeItsRunMeansItToo() {
        lab.say("a", CANCEL).hear(Samples.run("a", "study", pretrain, first, "t"));
        assertThat(lab.run("a").status()).isEqualTo(Status.CANCELLED);
        assertThat(lab.released()).isEmpty();
    }

    @Test
    void whatIsPausedGetsNothingNewAndLosesNothing() {
        accept();
        EpochWork epoch = lab.epoch();
        lab.say("study", PAUSE).done(epoch);
        assertThat(lab.run("a").status()).isEqualTo(Status.PAUSED);
        assertThat(lab.stage(pretrain.id()).status()).isEqualTo(Status.PAUSED);
        assertThat(lab.released()).isEmpty();
        lab.say("b", RESUME);
        assertThat(lab.epoch().epoch()).isEqualTo(2);
        assertThat(lab.run("a").status()).isEqualTo(Status.PAUSED);
        assertThat(lab.run("b").status()).isEqualTo(Status.TRAINING);
    }

    @Test
    void aCancelledRunIsTakenUpAgainByARetryThatNamesIt() {
        accept();
        lab.done(lab.epoch()).say("a", CANCEL).say("study", CANCEL);
        assertThat(lab.run("b").status()).isEqualTo(Status.CANCELLED);
        lab.say("study", RETRY);
        assertThat(lab.run("a").status()).isEqualTo(Status.CANCELLED);
        assertThat(lab.run("b").status()).isEqualTo(Status.TRAINING);
        lab.say("b", CANCEL).say("a", RETRY);
        assertThat(lab.run("a").status()).isEqualTo(Status.TRAINING);
        assertThat(lab.stage(second.id()).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void whatIsCompleteStaysSo() {
        Stage scratch = Samples.finetune("camtrap", 1, null);
        lab.hear(Samples.run("a", "study", null, scratch, "t"));
        lab.done(lab.epoch());
        lab.evaluations().forEach(lab::scored);
        lab.say("a", CANCEL);
        assertThat(lab.run("a").status()).isEqualTo(Status.COMPLETED);
        assertThat(lab.stage(scratch.id()).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void theLastWordOnPriorityCountsWhomeverItNamed() {
        Stage third = Samples.finetune("third", 1, null);
        Stage fourth = Samples.finetune("fourth", 1, null);
        lab.hear(
                Samples.run("a", "study", pretrain, first, "t"),
                Samples.run("c", "study", null, third, "t"),
                Samples.run("d", "other", 5, null, fourth, "t"));
        lab.prioritise("a", 20).prioritise("study", 9).prioritise("c", 3);
        assertThat(lab.epochs()).extracting(EpochWork::stage).containsExactly(pretrain, fourth);
        lab.prioritise("study", 4).prioritise("d", -1).trainer("w", 2);
        assertThat(lab.epochs()).extracting(EpochWork::stage).containsExactly(third);
    }
}
