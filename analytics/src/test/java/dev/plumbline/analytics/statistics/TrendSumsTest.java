package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Equality of estimates is equality of bits: records compare doubles by {@code Double.compare}. */
class TrendSumsTest {
    /** Unit counts around 5, where intervals begin, and 8, where replicate sums are kept. */
    static Stream<Arguments> seeds() {
        return Stream.of(Scale.values())
                .flatMap(scale -> Stream.of(4, 5, 7, 8, 12).map(units -> Arguments.of(scale, units, 1000L + units)));
    }

    @ParameterizedTest(name = "{0}, {1} units, seed {2}")
    @MethodSource("seeds")
    void dependsOnTheSetOfPointsOnly(Scale scale, int units, long seed) {
        Random order = new Random(seed);
        List<Observation> points = Clouds.around(0.02, units, 4, new SplittableRandom(seed));
        points.add(new Observation(0, 0.3, "unit-0"));
        Estimate expected = Clouds.sums(scale, Unit.PRETRAINING, points).estimate();

        assertThat(shuffled(scale, points, order)).isEqualTo(expected);
        assertThat(withRetractions(scale, points, order)).isEqualTo(expected);
        assertThat(merged(scale, points, order)).isEqualTo(expected);
    }

    private static Estimate shuffled(Scale scale, List<Observation> points, Random order) {
        List<Observation> shuffled = new ArrayList<>(points);
        Collections.shuffle(shuffled, order);
        return Clouds.sums(scale, Unit.PRETRAINING, shuffled).estimate();
    }

    private static Estimate withRetractions(Scale scale, List<Observation> points, Random order) {
        List<Observation> passing = Clouds.around(-0.05, 11, 2, new SplittableRandom(order.nextLong()));
        List<Observation> all = new ArrayList<>(points);
        all.addAll(passing);
        Collections.shuffle(all, order);
        TrendSums sums = Clouds.sums(scale, Unit.PRETRAINING, all);
        Collections.shuffle(passing, order);
        passing.forEach(sums::retract);
        return sums.estimate();
    }

    private static Estimate merged(Scale scale, List<Observation> points, Random order) {
        List<Observation> shuffled = new ArrayList<>(points);
        Collections.shuffle(shuffled, order);
        int half = order.nextInt(shuffled.size());
        TrendSums sums = Clouds.sums(scale, Unit.PRETRAINING, shuffled.subList(0, half));
        sums.merge(Clouds.sums(scale, Unit.PRETRAINING, shuffled.subList(half, shuffled.size())));
        return sums.estimate();
    }

    @Test
    void keepsTheSumsThatAFreshDrawGives() {
        List<Observation> points = Clouds.around(0, 30, 2, new SplittableRandom(3));
        TrendSums live = Clouds.sums(Scale.LOGIT, Unit.RUNS, points);
        TrendSums offline = new TrendSums(Scale.LOGIT, Unit.RUNS, new Bootstrap(Weights.POISSON, 1_000, 0));
        Collections.reverse(points);
        points.forEach(offline::add);

        assertThat(live.estimate()).isEqualTo(offline.estimate());
        assertThat(live.lines(1_000).slopes()).isEqualTo(fresh(points).slopes());
    }

    private static ReplicateLines fresh(List<Observation> points) {
        TrendSums sums = Clouds.sums(Scale.LOGIT, Unit.RUNS, points);
        double[] tenfold = sums.lines(10_000).slopes();
        assertThat(tenfold).hasSizeGreaterThan(9_990);
        return sums.lines(1_000);
    }

    @Test
    void givesNoIntervalForFewUnits() {
        Estimate one = Clouds.sums(Scale.LINEAR, Unit.PRETRAINING, Clouds.around(0, 1, 9, new SplittableRandom(1)))
                .estimate();
        Estimate four = Clouds.sums(Scale.LINEAR, Unit.RUNS, Clouds.around(0, 4, 9, new SplittableRandom(1)))
                .estimate();

        assertThat(one.slope()).isEqualTo(new Interval.None("one pre-training: no interval"));
        assertThat(four.intercept()).isEqualTo(new Interval.None("4 runs: no interval"));
        assertThat(four.replicates()).isZero();
        assertThat(one.trend()).isInstanceOf(Trend.Fitted.class);
        assertThat(one.band())
                .hasSize(11)
                .allSatisfy(point -> assertThat(point.interval()).isInstanceOf(Interval.None.class));
    }

    @Test
    void dropsReplicatesOfOneUnitAndCountsThem() {
        Estimate estimate = Clouds.sums(Scale.LINEAR, Unit.PRETRAINING, Clouds.around(0, 5, 6, new SplittableRandom(2)))
                .estimate();

        // Of five Poisson weights, none or one is positive with probability q^5 + 5 q^4 (1 - q), q = 1/e: 6.5 %.
        assertThat(estimate.replicates()).isEqualTo(10_000);
        assertThat(estimate.dropped()).isBetween(550, 750);
    }

    @Test
    void bracketsItsLineWithABand() {
        Estimate estimate = Clouds.sums(Scale.PROBIT, Unit.RUNS, Clouds.around(0, 20, 3, new SplittableRandom(4)))
                .estimate();

        assertThat(estimate.band()).allSatisfy(point -> {
            Interval.Bounds bounds = (Interval.Bounds) point.interval();
            assertThat(point.expected()).isBetween(bounds.lower(), bounds.upper());
        });
    }

    @Test
    void refusesToRetractWhatItNeverHad() {
        TrendSums sums = Clouds.sums(Scale.LINEAR, Unit.RUNS, List.of(new Observation(0.5, 0.4, "a")));

        assertThatThrownBy(() -> sums.retract(new Observation(0.5, 0.4, "b"))).hasMessageContaining("was never added");
    }
}
