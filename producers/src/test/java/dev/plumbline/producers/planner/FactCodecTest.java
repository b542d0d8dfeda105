package dev.plumbline.producers.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.StageState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.TestRole;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactCodecTest {
    private static final Arrival ARRIVAL = new Arrival(3, Lab.START, Lab.START.plusMillis(1));

    static Stream<Fact> facts() {
        Stage stage = Samples.finetune("camtrap", 2, Samples.pretrain("objects", 1));
        Failed failed = new Failed(new Failure(Failure.Cause.DATA, "why", 3L), Lab.START, Lab.START.plusMillis(1));
        TestKey test = new TestKey("task", "test");
        return Stream.of(
                RunFact.of(Samples.run("run", "study", Samples.pretrain("objects", 1), stage, "a", "b"), ARRIVAL),
                RunFact.of(Samples.run("run", "study", null, Samples.finetune("x", 1, null)), ARRIVAL),
                CommandFact.none("a")
                        .with(Samples.command("a", Command.Action.CANCEL, null, Lab.START), ARRIVAL)
                        .with(Samples.command("a", Command.Action.PRIORITISE, -3, Lab.START), ARRIVAL),
                EpochFact.none(stage.id(), 1),
                EpochFact.none(stage.id(), 1)
                        .with(Samples.ref(stage, 1, 1), Lab.START)
                        .withScore(new EpochFact.Score(1, test), Lab.START)
                        .withCorruption(1, failed),
                WorkFact.none(WorkId.evaluation(stage.id(), 2, 1, test)),
                WorkFact.none(WorkId.training(stage.id(), 2, 1))
                        .release(1, 1, Lab.START)
                        .start(new WorkFact.Holder("w", 1, Lab.START, Lab.START))
                        .fail(1, failed),
                TestFact.of(Samples.added("sketch", "r1"), ARRIVAL),
                new Said.OfBackfill(new BackfillState(
                        "task", "test", TestRole.OOD_TEST, "r1", 9, 3, 2, 1, "why", failed.failure(), Lab.START)),
                new Said.OfStage(new StageState(
                        stage.id(), StageKind.FINETUNE, stage.recipe().ref(), Status.PAUSED, 1, 2, null, Lab.START)));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void whatIsStoredIsReadBack(Fact fact) {
        assertThat(FactCodec.decode(fact.key(), FactCodec.encode(fact))).isEqualTo(fact);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> FactCodec.decode("rumour/1", new byte[0])).hasMessageContaining("rumour/1");
    }
}
