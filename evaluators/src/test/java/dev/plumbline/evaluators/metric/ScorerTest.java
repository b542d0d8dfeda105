package dev.plumbline.evaluators.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.catalogue.RecipeRef;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Evaluation.Outcome;
import dev.plumbline.contracts.event.GroupScore;
import dev.plumbline.contracts.event.MetricInterval;
import dev.plumbline.contracts.event.MetricName;
import dev.plumbline.contracts.event.MetricScore;
import dev.plumbline.contracts.event.Scores;
import dev.plumbline.contracts.event.TestRole;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {
    private static MetricScore metric(Outcome outcome, MetricName name) {
        return outcome.scores().metric(name).orElseThrow();
    }

    private static double value(TestSplit split, MetricName name, int... predicted) {
        return metric(Scorer.outcome(split, predicted, null), name).value();
    }

    @Test
    void leavesALabelOutThatNoImageHas() {
        // Label 0: 2 of 2, and one more given it: F1 4/5. Label 1: 1 of 2, F1 2/3. Label 2, given once, is of no image.
        TestSplit split = Splits.ungrouped(3, 0, 0, 1, 1, 0);
        int[] predicted = {0, 0, 1, 0, 2};
        assertThat(value(split, MetricName.MACRO_F1, predicted)).isEqualTo((4.0 / 6 + 2.0 / 3) / 2, within(1e-15));
        assertThat(value(split, MetricName.MACRO_RECALL, predicted)).isEqualTo((2.0 / 3 + 1.0 / 2) / 2, within(1e-15));
        assertThat(value(split, MetricName.BALANCED_ACCURACY, predicted))
                .isEqualTo(value(split, MetricName.MACRO_RECALL, predicted));
        assertThat(value(split, MetricName.ACCURACY, predicted)).isEqualTo(0.6);
    }

    @Test
    void countsALabel0ThatIsNeverGiven() {
        assertThat(value(Splits.ungrouped(2, 0, 0, 1, 1), MetricName.MACRO_F1, 0, 0, 0, 0))
                .isEqualTo((2.0 * 2 / (2 + 4) + 0) / 2);
    }

    @Test
    void scoresASingleClass() {
        assertThat(value(Splits.ungrouped(1, 0, 0, 0), MetricName.MACRO_F1, 0, 0, 0))
                .isEqualTo(1);
        assertThat(value(Splits.ungrouped(2, 0, 0, 0), MetricName.MACRO_F1, 1, 1, 1))
                .isZero();
        assertThat(value(Splits.ungrouped(2, 0, 0, 0), MetricName.MACRO_RECALL, 1, 0, 1))
                .isEqualTo(1.0 / 3);
    }

    /** scikit-learn's f1_score(average='macro', labels=unique(y_true), zero_division=0), from precision and recall. */
    private static double macroF1(int[] truth, int[] predicted) {
        TreeSet<Integer> labels = new TreeSet<>();
        for (int label : truth) {
            labels.add(label);
        }
        double sum = 0;
        for (int label : labels) {
            double both = 0;
            double has = 0;
            double given = 0;
            for (int i = 0; i < truth.length; i++) {
                both += truth[i] == label && predicted[i] == label ? 1 : 0;
                has += truth[i] == label ? 1 : 0;
                given += predicted[i] == label ? 1 : 0;
            }
            double precision = given == 0 ? 0 : both / given;
            double recall = both / has;
            sum += precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
        return sum / labels.size();
    }

    @Test
    void agreesWithTheDefinitionByPrecisionAndRecall() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TestSplit split = Splits.drawn(1 + random.nextInt(60), 1 + random.nextInt(9), random.nextInt(2), random);
            int[] predicted = Splits.predictions(split, random.nextDouble(), random);
            assertThat(value(split, MetricName.MACRO_F1, predicted))
                    .as("seed %d", seed)
                    .isEqualTo(macroF1(split.labels(), predicted), within(1e-12));
        }
    }

    @Test
    void findsTheWorstGroupWhateverItsSize() {
        TestSplit split = Splits.grouped(2, new int[] {0, 0, 0, 1, 1, 1}, 1, 1, 1, 2, 2, 3);
        Outcome outcome = Scorer.outcome(split, new int[] {0, 0, 1, 1, 0, 0}, null);
        MetricScore worst = metric(outcome, MetricName.WORST_GROUP_ACCURACY);
        assertThat(worst.value()).isZero();
        assertThat(worst.group()).isEqualTo("camera-3");
        assertThat(worst.n()).isEqualTo(1);
        assertThat(worst.interval().bounds()).isNull();
        assertThat(worst.interval().reason()).contains("minimum over groups");
        assertThat(outcome.scores().groups())
                .extracting(GroupScore::group, GroupScore::images, GroupScore::correct)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("camera-1", 3L, 2L),
                        org.assertj.core.groups.Tuple.tuple("camera-2", 2L, 1L),
                        org.assertj.core.groups.Tuple.tuple("camera-3", 1L, 0L));
    }

    @Test
    void hasNoWorstGroupWithoutGroups() {
        Outcome outcome = Scorer.outcome(Splits.ungrouped(2, 0, 1), new int[] {0, 1}, null);
        assertThat(outcome.scores().metric(MetricName.WORST_GROUP_ACCURACY)).isEmpty();
        assertThat(outcome.scores().groupCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"4, 4 groups: no interval under 5", "1, 1 group: no interval under 5"})
    void givesFewerThanFiveGroupsNoIntervalAndSaysWhy(int groups, String why) {
        TestSplit split = Splits.drawn(400, 3, groups, new SplittableRandom(1));
        MetricInterval interval = metric(Scorer.outcome(split, split.labels(), null), MetricName.ACCURACY)
                .interval();
        assertThat(interval).isEqualTo(MetricInterval.none(MetricInterval.Resampled.GROUP, groups, why));
    }

    @Test
    void saysWhatWasRedrawnAndHowManyTimes() {
        SplittableRandom random = new SplittableRandom(2);
        TestSplit cameras = Splits.drawn(500, 4, 6, random);
        MetricInterval few = metric(
                        Scorer.outcome(cameras, Splits.predictions(cameras, 0.6, random), null), MetricName.MACRO_F1)
                .interval();
        assertThat(few.resampled()).isEqualTo(MetricInterval.Resampled.GROUP);
        assertThat(few.units()).isEqualTo(6);
        assertThat(few.replicates()).isBetween(9_600, 9_850);
        TestSplit images = Splits.drawn(500, 4, 0, random);
        MetricInterval many = metric(
                        Scorer.outcome(images, Splits.predictions(images, 0.6, random), null), MetricName.MACRO_F1)
                .interval();
        assertThat(many.resampled()).isEqualTo(MetricInterval.Resampled.IMAGE);
        assertThat(many.units()).isEqualTo(500);
        assertThat(many.replicates()).isEqualTo(1_000);
    }

    @Test
    void isWiderWhereImagesOfAGroupAreRightOrWrongTogether() {
        SplittableRandom random = new SplittableRandom(3);
        TestSplit split = Splits.drawn(2_000, 2, 20, random);
        int[] predicted = split.labels();
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = split.groups()[i] % 3 == 0 ? 1 - predicted[i] : predicted[i];
        }
        Outcome outcome = Scorer.outcome(split, predicted, null);
        Bounds redrawn = java.util.Objects.requireNonNull(
                metric(outcome, MetricName.ACCURACY).interval().bounds());
        Bounds independent = outcome.scores().independent();
        assertThat(redrawn.upper() - redrawn.lower()).isGreaterThan(4 * (independent.upper() - independent.lower()));
    }

    @Test
    void givesAnImageWithoutAGroupAUnitOfItsOwn() {
        TestSplit split = new TestSplit(
                Splits.MANIFEST, 2, new int[] {0, 0, 1, 1, 0, 1}, new int[] {1, 1, 1, 0, 0, 0}, Splits.names(1));
        Outcome outcome = Scorer.outcome(split, new int[] {0, 1, 1, 1, 0, 1}, null);
        assertThat(metric(outcome, MetricName.ACCURACY).interval().units()).isEqualTo(4);
        assertThat(metric(outcome, MetricName.WORST_GROUP_ACCURACY).value()).isEqualTo(2.0 / 3);
        assertThat(outcome.scores().groups()).hasSize(1);
    }

    /** R 4: binom.test(x, n)$conf.int. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0.3084971",
        "10, 10, 0.6915029, 1",
        "5, 10, 0.1870860, 0.8129140",
        "81, 263, 0.2526931, 0.3676437",
        "1, 1, 0.025, 1"
    })
    void agreesWithPublishedClopperPearson(long correct, long images, double lower, double upper) {
        Bounds bounds = ClopperPearson.of(correct, images);
        assertThat(bounds.lower()).isEqualTo(lower, within(1e-4));
        assertThat(bounds.upper()).isEqualTo(upper, within(1e-4));
    }

    @Test
    void scoresNothingOfAnEmptySplit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.ungrouped(2))
                .withMessageContaining("an image at least");
    }

    @Test
    void fitsAnEventThatKafkaTakesWithAThousandLabelsAndGroups() {
        SplittableRandom random = new SplittableRandom(4);
        TestSplit split = Splits.drawn(200_000, 1_000, Scores.MOST_GROUPS, random);
        int[] predicted = Splits.predictions(split, 0.7, random);
        Outcome outcome = Scorer.outcome(split, predicted, predicted);
        Evaluation evaluation = new Evaluation(
                new CheckpointRef(Splits.MANIFEST, 1, 1, Splits.MANIFEST, 1),
                new RecipeRef("recipe", Splits.MANIFEST),
                "task",
                "test",
                TestRole.OOD_TEST,
                1,
                outcome.counts(),
                outcome.counts().accuracy(),
                outcome.counts().macroF1(),
                outcome.averaged(),
                outcome.scores(),
                null,
                null,
                null,
                "worker",
                Instant.EPOCH);
        assertThat(outcome.scores().groups()).hasSize(Scores.MOST_GROUPS);
        assertThat(new Topics("small").evaluations().encode(evaluation)).hasSizeLessThan(250_000);
    }
}
