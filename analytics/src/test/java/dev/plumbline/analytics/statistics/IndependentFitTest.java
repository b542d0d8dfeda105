package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole estimate done again with two-pass sums in doubles and sorted replicates, sharing only the weights. */
class IndependentFitTest {
    private static final int REPLICATES = 1_000;
    private static final int UNITS = 15;
    private final List<Observation> points = Clouds.around(0.01, UNITS, 6, new SplittableRandom(21));

    @ParameterizedTest
    @EnumSource
    void agreesTo1e9(Scale scale) {
        DoubleUnaryOperator t = transform(scale);
        double[] x = points.stream().mapToDouble(p -> t.applyAsDouble(p.id())).toArray();
        double[] y = points.stream().mapToDouble(p -> t.applyAsDouble(p.ood())).toArray();
        double[] slopes = new double[REPLICATES];
        double[] heights = new double[REPLICATES];
        double least = points.stream().mapToDouble(Observation::id).min().orElseThrow();
        List<long[]> weights = points.stream()
                .map(p -> new PoissonWeights(0).of(p.unit(), REPLICATES))
                .toList();
        for (int b = 0; b < REPLICATES; b++) {
            int replicate = b;
            double[] w = weights.stream().mapToDouble(of -> of[replicate]).toArray();
            double[] line = line(w, x, y);
            slopes[b] = line[0];
            heights[b] = line[1] + line[0] * t.applyAsDouble(least);
        }

        Estimate estimate = Clouds.sums(scale, Unit.PRETRAINING, points).estimate();

        Trend.Fitted trend = (Trend.Fitted) estimate.trend();
        double[] line = line(ones(), x, y);
        assertThat(trend.line().slope()).isCloseTo(line[0], within(1e-9));
        assertThat(trend.line().intercept()).isCloseTo(line[1], within(1e-9));
        assertThat(estimate.dropped()).isZero();
        assertEnds(estimate.slope(), slopes, DoubleUnaryOperator.identity());
        assertEnds(estimate.band().get(0).interval(), heights, inverse(scale));
    }

    private static void assertEnds(Interval interval, double[] replicates, DoubleUnaryOperator inverse) {
        Interval.Bounds bounds = (Interval.Bounds) interval;
        Arrays.sort(replicates);
        // scipy: norm.cdf(-sqrt(15 / 14) * t.ppf(0.975, 14))
        double tail = 0.013207173126842223;
        assertThat(bounds.lower()).isCloseTo(inverse.applyAsDouble(at(replicates, tail)), within(1e-9));
        assertThat(bounds.upper()).isCloseTo(inverse.applyAsDouble(at(replicates, 1 - tail)), within(1e-9));
    }

    private static double at(double[] sorted, double p) {
        double position = p * (sorted.length - 1);
        int below = (int) position;
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
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
