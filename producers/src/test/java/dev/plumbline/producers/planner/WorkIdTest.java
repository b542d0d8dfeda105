package dev.plumbline.producers.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkIdTest {
    private final Stage stage = Samples.finetune("camtrap", 3, null);

    @Test
    void saysAnEpochAsItsWorkDoes() {
        EpochWork work = new EpochWork(stage, 3, 2, Samples.ref(stage, 2, 1), null, 7);
        WorkId id = WorkId.training(stage.id(), 3, 2);
        assertThat(id).hasToString(work.work());
        assertThat(WorkId.parse(work.work())).isEqualTo(id);
    }

    @Test
    void saysAnEvaluationAsItsWorkDoesThoughTheTaskHoldsASlash() {
        TestSet test = new TestSet("id-test", TestRole.ID_TEST, stage.data());
        EvaluationWork work = new EvaluationWork(stage, Samples.ref(stage, 2, 1), "pacs:a/b->c", test, 4, 1);
        assertThat(WorkId.of(work)).hasToString(work.work());
        assertThat(WorkId.parse(work.work())).isEqualTo(WorkId.of(work));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"train", "train/x/1/1", "train/STAGE/0/1", "train/STAGE/1/y", "evaluate/STAGE/1/1/t/1", "rest"})
    void refusesWhatIsNoWork(String text) {
        assertThatThrownBy(() -> WorkId.parse(text.replace("STAGE", stage.id())))
                .isInstanceOf(InvalidField.class);
    }
}
