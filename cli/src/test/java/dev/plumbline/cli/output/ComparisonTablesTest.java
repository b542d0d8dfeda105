package dev.plumbline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.comparison.Comparison;
import dev.plumbline.analytics.comparison.Difference;
import dev.plumbline.analytics.comparison.Quantity;
import dev.plumbline.analytics.comparison.SeriesScale;
import dev.plumbline.analytics.comparison.Standing;
import dev.plumbline.analytics.comparison.StudyComparison;
import dev.plumbline.analytics.comparison.Verdict;
import dev.plumbline.analytics.statistics.Interval;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTablesTest {
    private static final Interval BOUNDS = new Interval.Bounds(0.02, 0.04);

    @Test
    void stepsStandBesideImagesAndAConfoundedPairIsMarked() {
        String printed = printed(comparison(true));
        assertThat(printed)
                .containsPattern("few +1000 +2 +90 +5760 +6")
                .containsPattern("many +10000 +2 +90 \\(stated\\) +5760 +6")
                .containsPattern("few +many \\* +6 +\\+3\\.0 .* higher")
                .contains("* the two differ in images and in optimizer steps.")
                .contains("warning: beware");
        assertThat(printed(comparison(false))).doesNotContain(" *");
    }

    @Test
    void theOrderIsToldUnderItsOwnQuantityWithWhatIsDecided() {
        assertThat(printed(comparison(false)))
                .containsPattern(
                        "(?s)task, ood, accuracy: out of distribution\n.*1 +many +\\+70\\.0 +6 +few +-\n +2 +few");
    }

    @Test
    void theMarginIsThatOfTheStudy() {
        assertThat(printed(comparison(false))).contains("equivalent: within ±0.5 points, as declared before the runs");
    }

    @Test
    void saysWhatItsIntervalsSupposeAndHowItsRobustnessDiffersFromThatOfTrends() {
        assertThat(printed(comparison(false)))
                .contains("Student's t, from 2 pairs on")
                .contains("under 6 pairs there is no verdict")
                .contains("'plumbline trends' has the mean over checkpoints");
    }

    private static String printed(Comparison comparison) {
        StringWriter text = new StringWriter();
        ComparisonTables.print(
                new StudyComparison(
                        0.005,
                        List.of(scale("few", 1_000, false), scale("many", 10_000, true)),
                        List.of(comparison),
                        List.of(),
                        List.of(standing(1, "many", 0.7, List.of("few")), standing(2, "few", 0.67, List.of())),
                        List.of("beware")),
                new PrintWriter(text));
        return text.toString();
    }

    private static Comparison comparison(boolean confounded) {
        return new Comparison(
                "study",
                "task",
                "ood",
                "accuracy",
                Quantity.OOD,
                "few",
                "many",
                new Difference(6, 0.03, BOUNDS, BOUNDS, 0.03),
                0.03,
                Verdict.HIGHER,
                confounded,
                null);
    }

    private static Standing standing(int rank, String series, double mean, List<String> above) {
        return new Standing("study", "task", "ood", "accuracy", Quantity.OOD, rank, series, mean, 6, above, List.of());
    }

    private static SeriesScale scale(String name, long images, boolean equal) {
        return new SeriesScale("study", name, List.of("task"), false, "source", images, 2, 5_760, 90, equal, 6, 12);
    }
}
