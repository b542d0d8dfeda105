package dev.plumbline.analytics.comparison;

import static dev.plumbline.analytics.points.Laboratory.ID_TEST;
import static dev.plumbline.analytics.points.Laboratory.OOD_TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.variant.Balance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StudyComparisonTest {
    private final List<Accepted> runs = new ArrayList<>();
    private final PointBook points = new PointBook();

    @Test
    void aSeriesThatIsMoreRobustIsHigher() {
        scratch();
        series("a", 6, 700, 40);
        series("b", 6, 700, 90);
        Comparison found = found(Quantity.EFFECTIVE_ROBUSTNESS_BY_PRETRAINING, "a", "b");
        assertThat(found.verdict()).isEqualTo(Verdict.HIGHER);
        assertThat(difference(found).mean()).isCloseTo(0.05, within(0.005));
        assertThat(difference(found).pairs()).isEqualTo(6);
        assertThat(found.adjusted()).isEqualTo(2.0 / 64);
        assertThat(found(Quantity.OOD, "a", "b").verdict()).isEqualTo(Verdict.HIGHER);
        assertThat(found(Quantity.ID, "a", "b").verdict()).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void seriesAlikeAreEquivalent() {
        scratch();
        series("a", 6, 700, 40);
        series("b", 6, 702, 40);
        assertThat(found(Quantity.EFFECTIVE_ROBUSTNESS_BY_PRETRAINING, "a", "b").verdict())
                .isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void severalComparisonsShareOneChanceOfAFalseFinding() {
        scratch();
        series("a", 6, 700, 40);
        series("b", 6, 700, 90);
        series("c", 6, 700, 140);
        Comparison found = found(Quantity.EFFECTIVE_ROBUSTNESS_BY_PRETRAINING, "a", "b");
        assertThat(found.adjusted()).isEqualTo(3 * 2.0 / 64);
        assertThat(found.verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void fivePretrainingsAreTooFewAndSaySo() {
        scratch();
        series("a", 5, 700, 40);
        series("b", 6, 700, 90);
        Comparison found = found(Quantity.EFFECTIVE_ROBUSTNESS_BY_PRETRAINING, "a", "b");
        assertThat(found.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(found.reason()).isEqualTo("5 pre-trainings match; a verdict needs 6");
        assertThat(difference(found).pairs()).isEqualTo(5);
        assertThat(found.adjusted()).isNull();
    }

    @Test
    void outsideOfTheBaselinesRangeRobustnessIsNotComparableButMetricsAre() {
        scratch();
        series("a", 6, 700, 40);
        series("b", 6, 950, 0);
        assertThat(found(Quantity.EFFECTIVE_ROBUSTNESS_BY_PRETRAINING, "a", "b").reason())
                .startsWith("not comparable");
        assertThat(found(Quantity.ID, "a", "b").verdict()).isEqualTo(Verdict.HIGHER);
    }

    @Test
    void withoutABaselineRobustnessIsNotComparable() {
        series("a", 6, 700, 40);
        series("b", 6, 700, 90);
        assertThat(found(Quantity.EFFECTIVE_ROBUSTNESS_BY_PRETRAINING, "a", "b").reason())
                .isEqualTo("not comparable: a has no baseline: the runs from scratch have no line");
        assertThat(found(Quantity.OOD, "a", "b").reason()).isNull();
    }

    @Test
    void manyFineTunesOfOnePretrainingCountAsOne() {
        scratch();
        series("a", 6, 700, 40);
        series("b", 6, 700, 90);
        for (long seed = 50; seed < 60; seed++) {
            epochs(Laboratory.run("b", 0L, seed), 700, 90);
        }
        assertThat(difference(found(Quantity.OOD, "a", "b")).pairs()).isEqualTo(6);
    }

    @Test
    void effectiveRobustnessByPretrainingIsTheMeanOverPretrainingsNotOverCheckpoints() {
        scratch();
        epochs(Laboratory.run("a", 0L, 7), 700, 40);
        for (long seed = 50; seed < 60; seed++) {
            epochs(Laboratory.run("a", 1L, seed), 700, 90);
        }
        assertThat(compared().standings())
                .filteredOn(standing -> standing.metric().equals("accuracy")
                        && standing.quantity() == Quantity.EFFECTIVE_ROBUSTNESS_BY_PRETRAINING)
                .singleElement()
                .satisfies(standing -> assertThat(standing.mean()).isCloseTo((0.04 + 0.09) / 2, within(0.002)));
    }

    @Test
    void theOrderOfRunsDoesNotMatter() {
        scratch();
        series("a", 6, 700, 40);
        series("b", 6, 701, 70);
        StudyComparison before = compared();
        Collections.reverse(runs);
        assertThat(compared()).isEqualTo(before);
    }

    @Test
    void saysHowMuchPretrainingEachSeriesHad() {
        series("a", 2, 700, 40);
        assertThat(compared().series())
                .containsExactly(new SeriesScale(
                        "demo",
                        "a",
                        List.of(Laboratory.TASK),
                        false,
                        "rendered:objects",
                        1_000,
                        2,
                        6 * 15 * 64,
                        6 * 15,
                        false,
                        2,
                        2));
    }

    @Test
    void theMarginIsTheSmallestThatRunsDeclareHoweverLateALargerOneComes() {
        scratch();
        declared("a", 0.5, 700, 40);
        declared("b", 20.0, 700, 90);
        StudyComparison compared = compared();
        assertThat(compared.margin()).isEqualTo(0.005);
        assertThat(compared.warnings())
                .contains("the study's runs declare several margins, 0.5 and 1.0 and 20.0 points; the smallest counts");
        assertThat(found(Quantity.OOD, "a", "b").verdict()).isEqualTo(Verdict.HIGHER);
    }

    @Test
    void aDeclaredMarginMakesWhatLiesWithinItEquivalent() {
        runs.clear();
        declared("a", 10.0, 700, 40);
        declared("b", 10.0, 700, 90);
        assertThat(found(Quantity.OOD, "a", "b").verdict()).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void ranksEachQuantityByItselfAndSaysWhatIsDecided() {
        scratch();
        series("a", 6, 720, 20);
        series("b", 6, 690, 90);
        assertThat(standings(Quantity.ID)).containsExactly("1 a above [b]", "2 b above []");
        assertThat(standings(Quantity.OOD)).containsExactly("1 b above [a]", "2 a above []");
        assertThat(standings(Quantity.EFFECTIVE_ROBUSTNESS_BY_PRETRAINING))
                .containsExactly("1 b above [a]", "2 a above []");
    }

    @Test
    void moreImagesOverPassesAreMoreStepsTooAndThatIsSaid() {
        quantity("few", 1_000, null, 0);
        quantity("many", 10_000, null, 10);
        assertThat(found(Quantity.OOD, "few", "many").confounded()).isTrue();
        assertThat(compared().warnings()).singleElement().asString().startsWith("images and optimizer steps differ");
    }

    @Test
    void saysWhenNoDifferenceCouldBeDecidedAndHowManyPairsItTakes() {
        scratch();
        series("a", 6, 700, 40);
        series("b", 6, 700, 90);
        assertThat(compared().warnings()).isEmpty();

        series("c", 6, 700, 140);

        assertThat(compared().warnings())
                .containsExactly(
                        "accuracy effective robustness by pre-training, accuracy in distribution, accuracy out of distribution, macroF1"
                                + " effective robustness by pre-training, macroF1 in distribution, macroF1 out of distribution:"
                                + " no difference can be called higher or lower: over 3 comparisons of 6 pairs at most the smallest"
                                + " adjusted p-value there can be is 0.094. With 7 pairs it can: more pre-training seeds,"
                                + " or fewer series");
        assertThat(found(Quantity.OOD, "a", "c").verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void whatTurnsOutNotComparableCountsInTheFamilyToo() {
        scratch();
        series("a", 6, 700, 40);
        series("b", 6, 700, 90);
        series("c", 6, 950, 0);

        Comparison found = found(Quantity.EFFECTIVE_ROBUSTNESS_BY_PRETRAINING, "a", "b");
        assertThat(found(Quantity.EFFECTIVE_ROBUSTNESS_BY_PRETRAINING, "a", "c").reason())
                .isEqualTo(
                        "not comparable: c has fewer than half of its checkpoints in the ID range of the runs from scratch");
        assertThat(found.adjusted()).isEqualTo(3 * 2.0 / 64);
        assertThat(found.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(compared().warnings()).singleElement().asString().contains("over 3 comparisons of 6 pairs");
    }

    @Test
    void aTestSetThatIsAddedTakesNoVerdictAway() {
        scratch();
        series("a", 6, 700, 40);
        series("b", 6, 700, 90);
        List<Comparison> before = compared().comparisons();

        TestSet added = new TestSet("night", TestRole.OOD_TEST, OOD_TEST.data());
        runs.forEach(run -> points.on(Laboratory.evaluation(run, 3, added, 500)));

        assertThat(compared().comparisons()).containsAll(before).hasSize(2 * before.size());
        assertThat(compared().of("unseen-cameras", null).comparisons()).isEqualTo(before);
        assertThat(compared().of("night", "accuracy").comparisons()).hasSize(3);
    }

    @Test
    void inDistributionEveryTestSetOfATaskRepeatsOneComparison() {
        TestSet other = new TestSet("other-cameras", TestRole.OOD_TEST, OOD_TEST.data());
        scratch();
        series("a", 6, 700, 40);
        series("b", 6, 760, 40);
        runs.replaceAll(run -> new Accepted(
                run.request(), run.pretrain(), run.finetune(), run.validation(), List.of(ID_TEST, OOD_TEST, other)));
        runs.forEach(points::on);
        assertThat(found(Quantity.OOD, "a", "b").adjusted())
                .as("before the other is scored")
                .isEqualTo(2 * 2.0 / 64);
        runs.forEach(run -> points.on(Laboratory.evaluation(run, 3, other, 500)));

        assertThat(found(Quantity.ID, "a", "b").adjusted()).isEqualTo(2.0 / 64);
        assertThat(compared().of("unseen-cameras", "accuracy").comparisons())
                .filteredOn(comparison -> comparison.quantity() == Quantity.OOD)
                .extracting(Comparison::adjusted)
                .containsExactly(2 * 2.0 / 64);
    }

    @Test
    void equalStepsAreNotConfoundedAndHaveASlopeOfTheirOwn() {
        for (int decade = 0; decade < 3; decade++) {
            long images = (long) Math.pow(10, 3 + decade);
            quantity("passes-" + images, images, null, 10 * decade);
            quantity("steps-" + images, images, 3_200L, 20 * decade);
        }
        assertThat(found(Quantity.OOD, "steps-1000", "steps-10000").confounded())
                .isFalse();
        List<FactorSlope> slopes = compared().slopes().stream()
                .filter(slope -> slope.metric().equals("accuracy") && slope.quantity() == Quantity.OOD)
                .toList();
        assertThat(slopes).hasSize(2);
        assertThat(slopes.get(0).steps()).isEqualTo(6L * 50);
        assertThat(slopes.get(0).series()).containsExactly("steps-1000", "steps-10000", "steps-100000");
        assertThat(slopes.get(0).slope().change()).isCloseTo(0.02, within(0.001));
        assertThat(slopes.get(1).steps()).isNull();
        assertThat(slopes.get(1).slope().change()).isCloseTo(0.01, within(0.001));
        assertThat(slopes.get(1).factor()).isEqualTo(Factor.IMAGES);
    }

    @Test
    void warnsOfSeriesThatAreNotFineTunedAlike() {
        scratch();
        series("a", 6, 700, 40);
        series("b", 6, 700, 90);
        runs.replaceAll(run -> run.request().series().equals("b") ? withEpochs(run, 9) : run);

        assertThat(compared().warnings())
                .containsExactly("on rendered:camtrap not all of a, b are fine-tuned by the same recipes:"
                        + " a difference may come of that");
    }

    private static Accepted withEpochs(Accepted run, int epochs) {
        Stage tuned = run.finetune();
        Stage longer = new Stage(
                tuned.kind(),
                tuned.architecture(),
                tuned.data(),
                tuned.recipe().withEpochs(epochs),
                tuned.seed(),
                tuned.parent());
        return new Accepted(run.request(), run.pretrain(), longer, run.validation(), run.tests());
    }

    @Test
    void noSlopeIsDrawnThroughSeriesOfDifferentBalance() {
        balanced("a", 1_000, Balance.NONE);
        balanced("b", 10_000, Balance.NONE);
        balanced("c", 100_000, Balance.CLASS);
        assertThat(compared().slopes()).isEmpty();
        balanced("d", 100_000, Balance.NONE);
        assertThat(compared().slopes())
                .isNotEmpty()
                .allSatisfy(slope -> assertThat(slope.series()).containsExactly("a", "b", "d"));
    }

    private void balanced(String name, long images, Balance balance) {
        for (long seed = 0; seed < 6; seed++) {
            epochs(Laboratory.quantity(name, images, null, balance, seed), 700 + (int) seed, 0);
        }
    }

    private List<String> standings(Quantity quantity) {
        return compared().standings().stream()
                .filter(standing -> standing.metric().equals("accuracy") && standing.quantity() == quantity)
                .map(standing -> standing.rank() + " " + standing.series() + " above " + standing.above())
                .toList();
    }

    private void declared(String name, double margin, int id, int lift) {
        for (long seed = 0; seed < 6; seed++) {
            Accepted run = Laboratory.run(name, seed, 7);
            epochs(
                    new Accepted(
                            run.request().withMargin(margin),
                            run.pretrain(),
                            run.finetune(),
                            run.validation(),
                            run.tests()),
                    id + (int) seed,
                    lift);
        }
    }

    private void quantity(String name, long images, @Nullable Long epochImages, int lift) {
        for (long seed = 0; seed < 6; seed++) {
            epochs(Laboratory.quantity(name, images, epochImages, seed), 700 + (int) seed, lift);
        }
    }

    private void scratch() {
        for (long seed = 0; seed < 6; seed++) {
            epochs(Laboratory.run("scratch", null, seed), 640 + (int) seed * 20, 0);
        }
    }

    private void series(String name, int pretrainings, int id, int lift) {
        for (long seed = 0; seed < pretrainings; seed++) {
            epochs(Laboratory.run(name, seed, 7), id + (int) seed, lift + (int) seed % 2);
        }
    }

    /** Three epochs whose last has so many ID images right of 1,000; OOD follows at 150 less, and the lift. */
    private void epochs(Accepted run, int id, int lift) {
        runs.add(run);
        points.on(run);
        for (int epoch = 1; epoch <= 3; epoch++) {
            int now = id - 20 * (3 - epoch);
            points.on(Laboratory.evaluation(run, epoch, ID_TEST, now));
            points.on(Laboratory.evaluation(run, epoch, OOD_TEST, now - 150 + lift));
        }
    }

    private StudyComparison compared() {
        return StudyComparison.of(runs, points.points(point -> true));
    }

    private Comparison found(Quantity quantity, String first, String second) {
        return compared().comparisons().stream()
                .filter(comparison -> comparison.metric().equals("accuracy"))
                .filter(comparison -> comparison.quantity() == quantity)
                .filter(comparison ->
                        comparison.first().equals(first) && comparison.second().equals(second))
                .findFirst()
                .orElseThrow();
    }

    private static Difference difference(Comparison comparison) {
        return Objects.requireNonNull(comparison.difference());
    }
}
