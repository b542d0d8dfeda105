package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalRuleTest {
    @Test
    void expandsThePercentilesOfFewUnits() {
        // R: pnorm(-sqrt(5/4) * qt(0.975, 4)), and so on.
        assertThat(new IntervalRule(Unit.PRETRAINING, 5).lowerTail()).isCloseTo(0.000954, within(1e-6));
        assertThat(new IntervalRule(Unit.RUNS, 8).lowerTail()).isCloseTo(0.005733, within(1e-5));
        assertThat(new IntervalRule(Unit.CLUSTERS, 10_000).lowerTail()).isCloseTo(0.02498, within(1e-5));
        assertThat(new IntervalRule(Unit.PAIRS, 5).lowerTail()).isEqualTo(0.025);
    }

    @Test
    void drawsTenTimesAsManyReplicatesOfFewUnits() {
        assertThat(new IntervalRule(Unit.RUNS, 7).replicates()).isEqualTo(10_000);
        assertThat(new IntervalRule(Unit.RUNS, 8).replicates()).isEqualTo(1_000);
    }

    @Test
    void interpolatesBetweenOrderStatistics() {
        double[] values =
                IntStream.rangeClosed(0, 101).mapToDouble(i -> 101 - i).toArray();

        // 2.5 % of the way from the 0th to the 101st order statistic.
        Interval.Bounds bounds = (Interval.Bounds) new IntervalRule(Unit.PAIRS, 50).interval(values);
        assertThat(bounds.lower()).isCloseTo(2.525, within(1e-12));
        assertThat(bounds.upper()).isCloseTo(98.475, within(1e-12));
    }

    @Test
    void saysHowFewUnitsThereAre() {
        assertThat(new IntervalRule(Unit.PRETRAINING, 1).refusal()).contains("one pre-training: no interval");
        assertThat(new IntervalRule(Unit.PAIRS, 4).refusal()).contains("4 points: no interval");
        assertThat(new IntervalRule(Unit.PAIRS, 5).refusal()).isEmpty();
    }
}
