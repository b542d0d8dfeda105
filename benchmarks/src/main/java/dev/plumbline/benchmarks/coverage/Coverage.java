package dev.plumbline.benchmarks.coverage;

import dev.plumbline.analytics.statistics.Baseline;
import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.EffectiveRobustness;
import dev.plumbline.analytics.statistics.Estimate;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.RobustnessEstimator;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.benchmarks.coverage.SimulatedLaboratory.Checkpoint;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The share of simulated laboratories whose intervals hold the true value.
 *
 * @param robustness of those that have an interval of effective robustness
 * @param comparable the share of those: the others have fewer than five pre-trainings in the overlap, or fewer than half of the points in it
 */
record Coverage(double slope, double intercept, double height, double robustness, double comparable) {
    private static final double LIFT = 0.02;
    private static final Coverage NONE = new Coverage(0, 0, 0, 0, 0);

    /**
     * The coverage in {@code laboratories}, each of a series and a baseline of {@code pretrainings} each.
     *
     * @param seed laboratory i has a generator of its own, made of {@code seed} and i
     */
    static Coverage of(Redrawing redrawing, int pretrainings, int laboratories, long seed) {
        Coverage sum = IntStream.range(0, laboratories)
                .parallel()
                .mapToObj(i -> of(redrawing, pretrainings, new SplittableRandom(seed + 1_000_003L * i)))
                .reduce(NONE, Coverage::plus);
        return new Coverage(
                sum.slope / laboratories,
                sum.intercept / laboratories,
                sum.height / laboratories,
                sum.robustness / sum.comparable,
                sum.comparable / laboratories);
    }

    private static Coverage of(Redrawing redrawing, int pretrainings, SplittableRandom random) {
        SimulatedLaboratory laboratory = new SimulatedLaboratory(random.split());
        // The weights of a unit are a function of its name: other names, other weights.
        String names = Long.toHexString(random.nextLong());
        List<Observation> baseline = observations(laboratory.series("scratch " + names, pretrainings, 0), redrawing);
        List<Observation> series = observations(laboratory.series("trained " + names, pretrainings, LIFT), redrawing);
        TrendSums baselineSums = sums(baseline, redrawing);
        TrendSums seriesSums = sums(series, redrawing);
        Estimate estimate = seriesSums.estimate();
        double medianId = medianId(series);
        double trueHeight = SimulatedLaboratory.INTERCEPT + LIFT + SimulatedLaboratory.SLOPE * medianId;
        Interval residual = Baseline.of(seriesSums).orElseThrow().interval(medianId, trueHeight);
        Interval above =
                interval(new RobustnessEstimator(Baseline.of(baselineSums).orElseThrow()).estimate(series, seriesSums));
        return new Coverage(
                holds(estimate.slope(), SimulatedLaboratory.SLOPE),
                holds(estimate.intercept(), SimulatedLaboratory.INTERCEPT + LIFT),
                holds(residual, 0),
                holds(above, LIFT),
                above instanceof Interval.Bounds ? 1 : 0);
    }

    private static Interval interval(EffectiveRobustness robustness) {
        return robustness instanceof EffectiveRobustness.Measured measured
                ? measured.interval()
                : new Interval.None("not comparable");
    }

    private static List<Observation> observations(List<Checkpoint> points, Redrawing redrawing) {
        return points.stream().map(redrawing::observation).toList();
    }

    private static TrendSums sums(List<Observation> points, Redrawing redrawing) {
        TrendSums sums = new TrendSums(Scale.LINEAR, redrawing.unit(), Bootstrap.LIVE);
        points.forEach(sums::add);
        return sums;
    }

    private static double medianId(List<Observation> points) {
        double[] ids = points.stream().mapToDouble(Observation::id).sorted().toArray();
        return Arrays.stream(ids, (ids.length - 1) / 2, ids.length / 2 + 1)
                .average()
                .orElseThrow();
    }

    private static double holds(Interval interval, double truth) {
        return interval instanceof Interval.Bounds b && b.lower() <= truth && truth <= b.upper() ? 1 : 0;
    }

    private Coverage plus(Coverage other) {
        return new Coverage(
                slope + other.slope,
                intercept + other.intercept,
                height + other.height,
                robustness + other.robustness,
                comparable + other.comparable);
    }
}
