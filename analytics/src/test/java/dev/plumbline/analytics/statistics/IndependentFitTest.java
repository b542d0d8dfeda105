package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole estimate done again with two-pass sums in doubles, sharing only the bootstrap's weights. */
class IndependentFitTest {
    private static final int REPLICATES = 1_000;
    private static final int UNITS = 15;
    private static final int EACH = 6;

    private final List<Observation> points = Clouds.around(0.01, UNITS, EACH, new SplittableRandom(21));

    @ParameterizedTest
    @EnumSource
    void agreesTo1e9(Scale scale) {
        Estimate estimate = Clouds.sums(scale, Unit.PRETRAINING, points).estimate();

        double[] x = x(scale);
        double[] y = y(scale);
        double[] whole = line(ones(), x, y);
        Trend.Fitted trend = (Trend.Fitted) estimate.trend();
        assertThat(trend.line().slope()).isCloseTo(whole[0], within(1e-9));
        assertThat(trend.line().intercept()).isCloseTo(whole[1], within(1e-9));
        double[][] without = IntStream.range(0, UNITS)
                .mapToObj(unit -> line(withoutUnit(unit), x, y))
                .toArray(double[][]::new);
        double least = transform(scale).applyAsDouble(leastId());
        assertEnds(estimate.slope(), deleteOne(without, whole, of -> of[0]));
        assertEnds(estimate.intercept(), deleteOne(without, whole, of -> of[1]));
        double[] height = deleteOne(without, whole, of -> of[1] + of[0] * least);
        assertEnds(
                estimate.band().get(0).interval(),
                Arrays.stream(height).map(inverse(scale)).toArray());
    }

    @ParameterizedTest
    @EnumSource
    void agreesTo1e9OfPairs(Scale scale) {
        List<Observation> pairs = IntStream.range(0, points.size())
                .mapToObj(i -> new Observation(points.get(i).id(), points.get(i).ood(), "point " + i))
                .toList();
        double[] x = x(scale);
        double[] y = y(scale);
        double least = transform(scale).applyAsDouble(leastId());
        List<long[]> weights = pairs.stream()
                .map(p -> new PoissonWeights(0).of(p.unit(), REPLICATES))
                .toList();
        double[] slopes = new double[REPLICATES];
        double[] heights = new double[REPLICATES];
        for (int b = 0; b < REPLICATES; b++) {
            int replicate = b;
            double[] line =
                    line(weights.stream().mapToDouble(of -> of[replicate]).toArray(), x, y);
            slopes[b] = line[0];
            heights[b] = line[1] + line[0] * least;
        }

        Estimate estimate = Clouds.sums(scale, Unit.PAIRS, pairs).estimate();

        assertThat(estimate.dropped()).isZero();
        assertEnds(estimate.slope(), percentiles(slopes));
        assertEnds(
                estimate.band().get(0).interval(),
                Arrays.stream(percentiles(heights)).map(inverse(scale)).toArray());
    }

    private static void assertEnds(Interval interval, double[] ends) {
        Interval.Bounds bounds = (Interval.Bounds) interval;
        assertThat(bounds.lower()).isCloseTo(ends[0], within(1e-9));
        assertThat(bounds.upper()).isCloseTo(ends[1], within(1e-9));
    }

    private static double[] deleteOne(double[][] without, double[] whole, ToDoubleFunction<double[]> quantity) {
        double estimate = quantity.applyAsDouble(whole);
        double squares = Arrays.stream(without)
                .mapToDouble(line -> Math.pow(quantity.applyAsDouble(line) - estimate, 2))
                .sum();
        // scipy: t.ppf(0.975, 14)
        double half = 2.144786687917804 * Math.sqrt(squares * 14 / 15);
        return new double[] {estimate - half, estimate + half};
    }

    private static double[] percentiles(double[] replicates) {
        Arrays.sort(replicates);
        return new double[] {at(replicates, 0.025), at(replicates, 0.975)};
    }

    private static double at(double[] sorted, double p) {
        double position = p * (sorted.length - 1);
        int below = (int) position;
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }

    /** The points of a unit stand together. */
    private double[] withoutUnit(int unit) {
        double[] weights = ones();
        Arrays.fill(weights, unit * EACH, (unit + 1) * EACH, 0);
        return weights;
    }

    private double leastId() {
        return points.stream().mapToDouble(Observation::id).min().orElseThrow();
    }

    private double[] x(Scale scale) {
        return points.stream()
                .mapToDouble(Observation::id)
                .map(transform(scale))
                .toArray();
    }

    private double[] y(Scale scale) {
        return points.stream()
                .mapToDouble(Observation::ood)
                .map(transform(scale))
                .toArray();
    }

    private double[] ones() {
        return points.stream().mapToDouble(p -> 1).toArray();
    }

    private static double[] line(double[] w, double[] x, double[] y) {
        double n = Arrays.stream(w).sum();
        double mx = IntStream.range(0, x.length).mapToDouble(i -> w[i] * x[i]).sum() / n;
        double my = IntStream.range(0, x.length).mapToDouble(i -> w[i] * y[i]).sum() / n;
        double sxy = IntStream.range(0, x.length)
                .mapToDouble(i -> w[i] * (x[i] - mx) * (y[i] - my))
                .sum();
        double sxx = IntStream.range(0, x.length)
                .mapToDouble(i -> w[i] * (x[i] - mx) * (x[i] - mx))
                .sum();
        return new double[] {sxy / sxx, my - sxy / sxx * mx};
    }

    private static DoubleUnaryOperator transform(Scale scale) {
        return switch (scale) {
            case LINEAR -> p -> p;
            case LOGIT -> p -> Math.log(p / (1 - p));
            case PROBIT -> NormalDistribution.of(0, 1)::inverseCumulativeProbability;
        };
    }

    private static DoubleUnaryOperator inverse(Scale scale) {
        return switch (scale) {
            case LINEAR -> t -> t;
            case LOGIT -> t -> 1 / (1 + Math.exp(-t));
            case PROBIT -> NormalDistribution.of(0, 1)::cumulativeProbability;
        };
    }
}
