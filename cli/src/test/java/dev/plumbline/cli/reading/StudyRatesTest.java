package dev.plumbline.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.analytics.points.Measure;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StudyRatesTest {
    private static final DataRef DATA = new DataRef("d", hash("d"), 100, 2);
    private static final int EPOCHS = 2;

    private final StudyRates rates = new StudyRates("s", Measure.ACCURACY);

    private static String hash(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Accepted run(double rate, long seed) {
        Finetuning finetuning = new Finetuning("t", "small/finetune", EPOCHS, rate, seed, null);
        Stage stage = new Stage(
                StageKind.FINETUNE,
                "resnet8_small",
                DATA,
                Recipes.builtIn()
                        .named("recipe", "small/finetune")
                        .withEpochs(EPOCHS)
                        .withLearningRate(rate),
                seed,
                null,
                null);
        Request request = Request.named("s", "scratch", "resnet8_small", null, finetuning, 0);
        return new Accepted(request, null, stage, null, List.of());
    }

    private static Evaluation score(Accepted run, int epoch, int generation, TestRole role, long correct) {
        String stage = run.finetune().id();
        EvaluationWork work = new EvaluationWork(
                run.finetune(),
                new CheckpointRef(stage, epoch, generation, hash(stage + epoch + generation), 1),
                "t",
                new TestSet("set-" + role.name().toLowerCase(Locale.ROOT), role, DATA),
                1,
                1);
        LabelCounts counts =
                LabelCounts.of(new long[] {50, 50}, new long[] {correct, 100 - correct}, new long[] {correct, 50});
        return Evaluation.of(work, counts, null, "w", Instant.EPOCH);
    }

    /** @param correct of 50 of the first label; all of the second are */
    private void scored(Accepted run, long correct) {
        rates.on(run);
        rates.on(score(run, EPOCHS, 1, TestRole.ID_VALIDATION, correct));
    }

    @Test
    void choosesTheRateWithTheBestMeanOverItsSeeds() {
        scored(run(0.01, 0), 10);
        scored(run(0.01, 1), 20);
        scored(run(0.03, 0), 18);
        scored(run(0.03, 1), 18);
        scored(run(0.1, 0), 40);
        scored(run(0.1, 1), 0);
        assertThat(rates.choices()).singleElement().satisfies(choice -> {
            assertThat(choice.rates())
                    .extracting(RateChoice.Rate::learningRate, RateChoice.Rate::scored, RateChoice.Rate::runs)
                    .containsExactly(tuple(0.01, 2, 2), tuple(0.03, 2, 2), tuple(0.1, 2, 2));
            assertThat(choice.rates().get(2).validation()).isCloseTo(0.7, within(1e-12));
            assertThat(choice.chosen()).isEqualTo(0.1);
            assertThat(choice.edge()).isTrue();
        });
    }

    @Test
    void looksAtTheLastEpochOfIdValidationAlone() {
        scored(run(0.01, 0), 10);
        scored(run(0.03, 0), 12);
        scored(run(0.1, 0), 5);
        rates.on(score(run(0.1, 0), 1, 1, TestRole.ID_VALIDATION, 50));
        for (TestRole role : List.of(TestRole.ID_TEST, TestRole.OOD_VALIDATION, TestRole.OOD_TEST)) {
            rates.on(score(run(0.1, 0), EPOCHS, 1, role, 50));
        }
        assertThat(rates.choices()).singleElement().satisfies(choice -> {
            assertThat(choice.chosen()).isEqualTo(0.03);
            assertThat(choice.edge()).isFalse();
        });
    }

    @Test
    void ofTwoScoresOfACheckpointTheHigherGenerationCounts() {
        scored(run(0.01, 0), 10);
        rates.on(score(run(0.01, 0), EPOCHS, 3, TestRole.ID_VALIDATION, 30));
        rates.on(score(run(0.01, 0), EPOCHS, 2, TestRole.ID_VALIDATION, 20));
        assertThat(rates.choices().get(0).rates()).containsExactly(new RateChoice.Rate(0.01, 0.8, 1, 1));
    }

    @Test
    void choosesNothingWhileARunIsUnfinished() {
        scored(run(0.01, 0), 10);
        rates.on(run(0.03, 0));
        assertThat(rates.choices()).singleElement().satisfies(choice -> {
            assertThat(choice.chosen()).isNull();
            assertThat(choice.rates()).contains(new RateChoice.Rate(0.03, null, 0, 1));
        });
    }

    @Test
    void ofEqualRatesTheLowerIsChosen() {
        scored(run(0.03, 0), 10);
        scored(run(0.01, 0), 10);
        assertThat(rates.choices().get(0).chosen()).isEqualTo(0.01);
    }
}
