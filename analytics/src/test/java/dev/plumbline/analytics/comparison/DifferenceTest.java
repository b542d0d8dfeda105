package dev.plumbline.analytics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.analytics.statistics.Interval.Bounds;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Expected numbers: scipy.stats (t, permutation_test with permutation_type="samples", linregress). */
class DifferenceTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    private final Difference difference =
            Difference.of(new double[] {0.021, 0.034, -0.004, 0.018, 0.027, 0.011, 0.009});

    @Test
    void theIntervalsAreStudents() {
        assertThat(difference.mean()).isCloseTo(0.01657142857142857, CLOSE);
        assertBounds(difference.interval(), 0.004960320858835304, 0.028182536284021835);
        assertBounds(difference.inner(), 0.007350632353741865, 0.025792224789115276);
    }

    @Test
    void thePValueCountsSignPatterns() {
        assertThat(difference.p()).isEqualTo(4.0 / 128);
    }

    @Test
    void allPatternsAreAsExtremeAsDifferencesThatAreZero() {
        assertThat(SignFlip.p(new double[6])).isEqualTo(1);
    }

    @Test
    void manyPairsAreDrawnAndNearTheBinomialLaw() {
        double[] signs = new double[40];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = i % 4 == 0 ? -1 : 1;
        }
        // scipy.stats.binomtest(30, 40).pvalue
        assertThat(SignFlip.p(signs)).isCloseTo(0.00222, within(0.0006));
    }

    @Test
    void whatSurelyLiesWithinTheMarginIsEquivalentThoughItIsNotZero() {
        assertThat(difference.verdict(0.03, 0.031)).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void beyondTheMarginTheAdjustedPValueDecides() {
        assertThat(difference.verdict(0.01, 0.031)).isEqualTo(Verdict.HIGHER);
        assertThat(difference.verdict(0.01, 0.062)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void fivePairsDecideNothingHoweverAlikeTheyAre() {
        Difference five = Difference.of(new double[] {-0.5, -0.5, -0.5, -0.5, -0.5});
        assertThat(five.p()).isEqualTo(2.0 / 32);
        assertThat(five.verdict(0.01, 0)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void aLowerSeriesIsCalledLower() {
        Difference six = Difference.of(new double[] {-0.5, -0.4, -0.6, -0.5, -0.4, -0.6});
        assertThat(six.verdict(0.01, six.p())).isEqualTo(Verdict.LOWER);
    }

    @Test
    void holmStepsDownAndNeverFalls() {
        assertThat(Holm.adjust(List.of(0.01, 0.04, 0.03), 3)).containsExactly(new double[] {0.03, 0.06, 0.06}, CLOSE);
        assertThat(Holm.adjust(List.of(0.01, 0.04), 3)).containsExactly(new double[] {0.03, 0.08}, CLOSE);
        assertThat(Holm.adjust(List.of(0.6, 0.7), 2)).containsExactly(new double[] {1, 1}, CLOSE);
        assertThat(Holm.adjust(List.of(), 0)).isEmpty();
    }

    private static void assertBounds(Interval interval, double lower, double upper) {
        assertThat(interval).isInstanceOfSatisfying(Bounds.class, bounds -> {
            assertThat(bounds.lower()).isCloseTo(lower, CLOSE);
            assertThat(bounds.upper()).isCloseTo(upper, CLOSE);
        });
    }
}
