package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equality of estimates is equality of bits: records compare doubles by {@code Double.compare}. */
class TrendSumsTest {
    /** Unit counts around 5, where intervals begin. */
    static Stream<Arguments> seeds() {
        return Stream.of(Scale.values())
                .flatMap(scale -> Stream.of(4, 5, 6, 12).map(units -> Arguments.of(scale, units, 1000L + units)));
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

    /** Each point a unit: 4 have no interval, 7 are drawn anew, the replicates of 8 and more are kept. */
    @ParameterizedTest
    @ValueSource(ints = {4, 7, 8, 60})
    void keepsTheReplicatesThatAFreshDrawGives(int count) {
        List<Observation> points = Clouds.around(0, count, 1, new SplittableRandom(3));
        TrendSums live = Clouds.sums(Scale.LOGIT, Unit.PAIRS, points);
        Observation passing = new Observation(0.6, 0.7, "passing");
        live.add(passing);
        live.estimate();
        live.retract(passing);
        live.retract(points.get(1));
        live.estimate();
        live.add(points.get(1));
        Collections.reverse(points);

        assertThat(live.estimate())
                .isEqualTo(Clouds.sums(Scale.LOGIT, Unit.PAIRS, points).estimate());
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
    void dropsReplicatesOfOnePointAndCountsThem() {
        Estimate estimate = Clouds.sums(Scale.LINEAR, Unit.PAIRS, Clouds.around(0, 5, 1, new SplittableRandom(2)))
                .estimate();

        // Of five Poisson weights, none or one is positive with probability q^5 + 5 q^4 (1 - q), q = 1/e: 6.5 %.
        assertThat(estimate.replicates()).isEqualTo(10_000);
        assertThat(estimate.dropped()).isBetween(550, 750);
    }

    @Test
    void drawsNoReplicatesOfWholePretrainings() {
        Estimate estimate = Clouds.sums(Scale.LINEAR, Unit.PRETRAINING, Clouds.around(0, 5, 6, new SplittableRandom(2)))
                .estimate();

        assertThat(estimate.replicates()).isZero();
        assertThat(estimate.slope()).isInstanceOf(Interval.Bounds.class);
    }

    @Test
    void saysWhichUnitTheLineHangsOn() {
        List<Observation> points = new ArrayList<>(List.of(new Observation(0.7, 0.6, "only")));
        for (int unit = 0; unit < 4; unit++) {
            points.add(new Observation(0.5, 0.4 + unit / 100.0, "other-" + unit));
        }

        Estimate estimate = Clouds.sums(Scale.LINEAR, Unit.RUNS, points).estimate();

        assertThat(estimate.slope()).isEqualTo(new Interval.None("no line without only: no interval"));
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

    /** As every scale of a live series has it: the trends share their line, and draw a point's weights once. */
    @ParameterizedTest
    @ValueSource(ints = {4, 7, 8, 60})
    void aFamilySaysWhatItsTrendsWouldByThemselves(int count) {
        List<Observation> points = Clouds.around(0, count, 1, new SplittableRandom(6));
        points.add(new Observation(0.5, 1, "unit-x"));
        Map<Scale, ScaleTrends> families = new EnumMap<>(Scale.class);
        Stream.of(Scale.values())
                .forEach(scale -> families.put(scale, new ScaleTrends(scale, Unit.LIVE, Bootstrap.LIVE)));
        families.values().forEach(family -> {
            points.forEach(point -> family.add(seenByAll(point)));
            ScaleTrends.settle(families.values());
            family.retract(seenByAll(points.get(1)));
            family.add(seenByAll(points.get(1)));
        });
        ScaleTrends.settle(families.values());

        families.forEach((scale, family) ->
                Unit.LIVE.forEach(unit -> assertThat(family.trend(unit).estimate())
                        .isEqualTo(Clouds.sums(scale, unit, points).estimate())));
    }

    private static Map<Unit, Observation> seenByAll(Observation point) {
        return Unit.LIVE.stream().collect(Collectors.toMap(unit -> unit, unit -> point));
    }

    @Test
    void refusesTwoPointsOfOneName() {
        TrendSums sums = Clouds.sums(Scale.LINEAR, Unit.PAIRS, List.of(new Observation(0.5, 0.4, "a")));

        assertThatThrownBy(() -> sums.add(new Observation(0.6, 0.4, "a")))
                .hasMessageContaining("single points have one each");
    }

    @Test
    void refusesToRetractWhatItNeverHad() {
        TrendSums sums = Clouds.sums(Scale.LINEAR, Unit.RUNS, List.of(new Observation(0.5, 0.4, "a")));

        assertThatThrownBy(() -> sums.retract(new Observation(0.5, 0.4, "b"))).hasMessageContaining("was never added");
    }
}
