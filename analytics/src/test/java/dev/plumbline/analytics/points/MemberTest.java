package dev.plumbline.analytics.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberTest {
    @Test
    void sharesItsPreTrainingStageWithItsSiblings() {
        Accepted run = Laboratory.run("objects", 1L, 1);
        assertThat(Member.of(run))
                .allMatch(member -> member.pretraining().equals(run.finetune().parent()) && !member.scratch());
    }

    @Test
    void isAnInitialisationOfItsOwnFromScratch() {
        assertThat(Member.of(Laboratory.run("from-scratch", null, 5)))
                .allMatch(member -> member.pretraining().equals("scratch/resnet8_small/5") && member.scratch());
    }

    @Test
    void sharesTheWeightsFileThatItStartsFromAndIsNoScratch() {
        Accepted scratch = Laboratory.run("from-a-file", null, 5);
        Stage stage = scratch.finetune();
        String weights = Digest.of("weights".getBytes(StandardCharsets.UTF_8));
        Stage finetune = new Stage(
                stage.kind(), stage.architecture(), stage.data(), stage.recipe(), stage.seed(), null, weights);
        assertThat(Member.of(new Accepted(scratch.request(), null, finetune, null, scratch.tests())))
                .isNotEmpty()
                .allMatch(member -> member.pretraining().equals(weights) && !member.scratch());
    }

    @Test
    void isWatchedOnOodValidationAndOnTestSetsWhereThereIsNone() {
        Accepted run = Laboratory.run("objects", 1L, 1);
        Accepted validated = new Accepted(
                run.request(),
                run.pretrain(),
                run.finetune(),
                null,
                List.of(
                        Laboratory.ID_TEST,
                        Laboratory.OOD_TEST,
                        new TestSet("id-val", TestRole.ID_VALIDATION, Laboratory.ID_TEST.data()),
                        new TestSet("ood-val", TestRole.OOD_VALIDATION, Laboratory.OOD_TEST.data())));

        assertThat(Member.of(run)).allMatch(Member::watched);
        assertThat(Member.of(validated))
                .allSatisfy(member -> assertThat(member.watched()).isEqualTo(member.role() == TestRole.OOD_VALIDATION))
                .hasSize(2);
    }
}
