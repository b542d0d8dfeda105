package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RobustnessEstimatorTest {
    private final List<Observation> baseline = named("scratch-", Clouds.around(0, 12, 6, new SplittableRandom(11)));
    private final List<Observation> series = named("pre-", Clouds.around(0.05, 9, 6, new SplittableRandom(12)));

    @Test
    void isTheLiftOfASeriesOverTheBaseline() {
        var robustness = (EffectiveRobustness.Measured) estimate(Scale.LINEAR, series);
        var gap = (EffectiveRobustness.Gap.Between) robustness.gap();

        assertThat(robustness.meanResidual()).isCloseTo(0.05, within(0.005));
        assertThat(gap.value()).isCloseTo(0.05, within(0.005));
        assertThat(gap.medianId()).isBetween(0.55, 0.75);
        assertBrackets(robustness.interval(), robustness.meanResidual());
        assertBrackets(gap.interval(), gap.value());
    }

    @Test
    void onTheLinearScaleEqualsLeavingOutEachUnitByHand() {
        assertEqualsLeavingOut(Scale.LINEAR, 1e-12);
    }

    /** A line that moves moves the mean residual along its gradient, to first order. */
    @ParameterizedTest
    @EnumSource(names = {"LOGIT", "PROBIT"})
    void onACurvedScaleIsCloseToLeavingOutEachUnitByHand(Scale scale) {
        assertEqualsLeavingOut(scale, 1e-3);
    }

    /** @param tolerance of the interval's ends, in halves of its width */
    private void assertEqualsLeavingOut(Scale scale, double tolerance) {
        double whole = mean(scale, baseline, series);
        double ofSeries = spread(series, 9, left -> mean(scale, baseline, left) - whole);
        double ofBaseline = spread(baseline, 12, left -> mean(scale, left, series) - whole);
        double variance = ofSeries + ofBaseline;
        double freedom = variance * variance / (ofSeries * ofSeries / 8 + ofBaseline * ofBaseline / 11);
        double half = TDistribution.of(freedom).inverseCumulativeProbability(0.975) * Math.sqrt(variance);

        var robustness = (EffectiveRobustness.Measured) estimate(scale, series);
        var actual = (Interval.Bounds) robustness.interval();

        assertThat(robustness.meanResidual()).isCloseTo(whole, within(1e-12));
        assertThat(actual.lower()).isCloseTo(whole - half, within(tolerance * half));
        assertThat(actual.upper()).isCloseTo(whole + half, within(tolerance * half));
    }

    private static double spread(List<Observation> points, int units, ToDoubleFunction<List<Observation>> difference) {
        return points.stream()
                        .map(Observation::unit)
                        .distinct()
                        .map(unit -> points.stream()
                                .filter(p -> !p.unit().equals(unit))
                                .toList())
                        .mapToDouble(left -> Math.pow(difference.applyAsDouble(left), 2))
                        .sum()
                * (units - 1)
                / units;
    }

    /** Of the points inside the range of the whole baseline, to the line of {@code below}. */
    private double mean(Scale scale, List<Observation> below, List<Observation> above) {
        Range range = Clouds.sums(scale, Unit.PRETRAINING, baseline).range();
        Baseline line = baseline(scale, below);
        return above.stream()
                .filter(p -> range.contains(p.id()))
                .mapToDouble(p -> line.residual(p.id(), p.ood()))
                .average()
                .orElseThrow();
    }

    @Test
    void ofTheBaselineItselfIsZeroWhateverIsLeftOut() {
        var robustness = (EffectiveRobustness.Measured) estimate(Scale.LINEAR, baseline);

        Interval.Bounds interval = (Interval.Bounds) robustness.interval();
        assertThat(interval.lower()).isCloseTo(0, within(1e-12));
        assertThat(interval.upper()).isCloseTo(0, within(1e-12));
    }

    /** Beyond the rounding of a sum. */
    @Test
    void ignoresTheOrderOfPoints() {
        List<Observation> shuffled = new ArrayList<>(series);
        Collections.shuffle(shuffled, new Random(5));

        var expected = (EffectiveRobustness.Measured) estimate(Scale.PROBIT, series);
        var actual = (EffectiveRobustness.Measured) estimate(Scale.PROBIT, shuffled);

        assertThat(actual.meanResidual()).isCloseTo(expected.meanResidual(), within(1e-15));
        assertThat(actual.gap()).isEqualTo(expected.gap());
    }

    @Test
    void averagesInsideTheBaselinesRangeOnly() {
        List<Observation> points = List.of(
                new Observation(0.50, 0.50, "a"), new Observation(0.60, 0.60, "a"), new Observation(0.99, 0.10, "a"));

        var robustness = (EffectiveRobustness.Measured) estimate(Scale.LINEAR, points);

        assertThat(robustness.overlap()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(robustness.meanResidual()).isCloseTo(0.1, within(0.005));
        assertThat(robustness.allPointsMean()).isCloseTo((0.1 + 0.1 - 0.79) / 3, within(0.005));
        assertThat(robustness.interval()).isEqualTo(new Interval.None("one pre-training: no interval"));
    }

    @Test
    void saysNotComparableUnderHalfOverlap() {
        List<Observation> points = List.of(
                new Observation(0.50, 0.50, "a"), new Observation(0.98, 0.60, "a"), new Observation(0.99, 0.10, "a"));

        var not = (EffectiveRobustness.NotComparable) estimate(Scale.LINEAR, points);

        assertThat(not.reason()).isEqualTo("not comparable: 1 of 3 points lie in the baseline's ID range");
        assertThat(not.overlap()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(not.allPointsMean()).isCloseTo((0.1 - 0.28 - 0.79) / 3, within(0.005));
    }

    @Test
    void halfOverlapIsEnough() {
        List<Observation> points = List.of(new Observation(0.50, 0.50, "a"), new Observation(0.98, 0.60, "a"));

        assertThat(estimate(Scale.LINEAR, points)).isInstanceOf(EffectiveRobustness.Measured.class);
    }

    @Test
    void theGapIsTakenAtTheMedianIdOfTheOverlap() {
        List<Observation> points = List.of(
                new Observation(0.50, 0.60, "a"),
                new Observation(0.60, 0.70, "a"),
                new Observation(0.80, 0.90, "b"),
                new Observation(0.99, 0.10, "b"));

        var gap =
                (EffectiveRobustness.Gap.Between) ((EffectiveRobustness.Measured) estimate(Scale.LINEAR, points)).gap();

        assertThat(gap.medianId()).isEqualTo(0.60);
    }

    @Test
    void needsABaselineLine() {
        assertThat(Baseline.of(Clouds.sums(Scale.LINEAR, Unit.PRETRAINING, baseline.subList(0, 2))))
                .isEmpty();
    }

    @Test
    void givesNoIntervalAgainstABaselineOfFewUnits() {
        RobustnessEstimator estimator = new RobustnessEstimator(baseline(Scale.LINEAR, baseline.subList(0, 18)));

        var robustness = (EffectiveRobustness.Measured)
                estimator.estimate(series, Clouds.sums(Scale.LINEAR, Unit.PRETRAINING, series));

        assertThat(robustness.interval()).isEqualTo(new Interval.None("baseline: 3 pre-trainings: no interval"));
    }

    private EffectiveRobustness estimate(Scale scale, List<Observation> points) {
        return new RobustnessEstimator(baseline(scale, baseline))
                .estimate(points, Clouds.sums(scale, Unit.PRETRAINING, points));
    }

    private static Baseline baseline(Scale scale, List<Observation> points) {
        return Baseline.of(Clouds.sums(scale, Unit.PRETRAINING, points)).orElseThrow();
    }

    private static void assertBrackets(Interval interval, double value) {
        Interval.Bounds bounds = (Interval.Bounds) interval;
        assertThat(value).isBetween(bounds.lower(), bounds.upper());
        assertThat(bounds.upper() - bounds.lower()).isBetween(0.0005, 0.02);
    }

    private static List<Observation> named(String prefix, List<Observation> points) {
        return points.stream()
                .map(p -> new Observation(p.id(), p.ood(), prefix + p.unit()))
                .toList();
    }
}
