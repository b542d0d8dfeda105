package dev.plumbline.analytics.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Estimates the effective robustness of series against one baseline.
 *
 * <p>Replicates redraw series and baseline together; the baseline's ID range, and so which points count, stays as
 * observed. A point needs a finite t(ID) only: its OOD value is not transformed.
 */
public final class RobustnessEstimator {
    private static final double LEAST_OVERLAP = 0.5;
    private static final Comparator<Observation> CANONICAL = Comparator.comparing(Observation::unit)
            .thenComparingDouble(Observation::id)
            .thenComparingDouble(Observation::ood);

    private final Baseline baseline;
    private final Scale scale;
    private final Bootstrap bootstrap;

    /** An estimator against {@code baseline}, with Poisson weights, which alone can redraw two series as one. */
    public RobustnessEstimator(Baseline baseline) {
        this.baseline = baseline;
        this.scale = baseline.scale();
        this.bootstrap = baseline.bootstrap();
        if (bootstrap.weights() != Weights.POISSON) {
            throw new IllegalArgumentException("effective robustness redraws by Poisson weights");
        }
    }

    /** The effective robustness of the series of {@code points}, whose sums are {@code series}. */
    public EffectiveRobustness estimate(Collection<Observation> points, TrendSums series) {
        List<Observation> usable = points.stream()
                .filter(p -> scale.admits(p.id()))
                .sorted(CANONICAL)
                .toList();
        List<Observation> inside =
                usable.stream().filter(p -> !baseline.extrapolates(p.id())).toList();
        if (usable.isEmpty()) {
            return new EffectiveRobustness.NotComparable("not comparable: no points");
        }
        double overlap = inside.size() / (double) usable.size();
        if (inside.isEmpty() || overlap < LEAST_OVERLAP) {
            return new EffectiveRobustness.NotComparable(
                    "not comparable: " + inside.size() + " of " + usable.size()
                            + " points lie in the baseline's ID range",
                    meanResidual(usable),
                    overlap);
        }
        return new Redraw(inside, series).measured(meanResidual(usable), overlap);
    }

    private double meanResidual(List<Observation> points) {
        return points.stream()
                        .mapToDouble(p -> baseline.residual(p.id(), p.ood()))
                        .sum()
                / points.size();
    }

    static double median(List<Observation> points) {
        double[] ids = points.stream().mapToDouble(Observation::id).sorted().toArray();
        return (ids[(ids.length - 1) / 2] + ids[ids.length / 2]) / 2;
    }

    /** One comparison: the points inside the range, redrawn together with the baseline. */
    private final class Redraw {
        private final List<Observation> inside;
        private final TrendSums series;
        private final Map<String, List<Observation>> byUnit;
        private final IntervalRule rule;
        private final Optional<String> refusal;
        private final ReplicateLines baselineLines;

        Redraw(List<Observation> inside, TrendSums series) {
            this.inside = inside;
            this.series = series;
            byUnit = inside.stream()
                    .collect(Collectors.groupingBy(Observation::unit, LinkedHashMap::new, Collectors.toList()));
            IntervalRule own = new IntervalRule(series.rule().unit(), byUnit.size());
            rule = own.units() <= baseline.rule().units() ? own : baseline.rule();
            refusal = own.refusal().or(() -> baseline.rule().refusal().map(words -> "baseline: " + words));
            baselineLines = baseline.lines(refusal.isPresent() ? 0 : bootstrap.replicates(rule));
        }

        EffectiveRobustness measured(double allPointsMean, double overlap) {
            double mean = meanResidual(inside);
            return new EffectiveRobustness.Measured(mean, interval(meanReplicates()), gap(), allPointsMean, overlap);
        }

        private Interval interval(double[] replicates) {
            return refusal.<Interval>map(Interval.None::new).orElseGet(() -> rule.interval(replicates));
        }

        /** Of each replicate in which the baseline has a line and at least two units of the series are drawn. */
        private double[] meanReplicates() {
            int count = baselineLines.size();
            double[] residuals = new double[count];
            long[] weight = new long[count];
            int[] distinct = new int[count];
            byUnit.forEach((unit, points) -> {
                Residuals ofUnit = new Residuals(scale, points);
                long[] weights = bootstrap.poisson().of(unit, count);
                for (int b = 0; b < count; b++) {
                    if (weights[b] != 0) {
                        residuals[b] += weights[b] * ofUnit.sum(baselineLines.slope(b), baselineLines.intercept(b));
                        weight[b] += weights[b] * points.size();
                        distinct[b]++;
                    }
                }
            });
            return IntStream.range(0, count)
                    .filter(b -> distinct[b] >= 2 && !Double.isNaN(residuals[b]))
                    .mapToDouble(b -> residuals[b] / weight[b])
                    .toArray();
        }

        private EffectiveRobustness.Gap gap() {
            if (!(series.trend() instanceof Trend.Fitted own)) {
                return new EffectiveRobustness.Gap.None("the series has no line");
            }
            double medianId = median(inside);
            double x = scale.transform(medianId);
            double value = scale.inverse(own.line().at(x))
                    - scale.inverse(baseline.line().at(x));
            ReplicateLines lines = series.lines(baselineLines.size());
            double[] replicates = IntStream.range(0, lines.size())
                    .mapToDouble(b -> scale.inverse(lines.intercept(b) + lines.slope(b) * x)
                            - scale.inverse(baselineLines.intercept(b) + baselineLines.slope(b) * x))
                    .filter(gap -> !Double.isNaN(gap))
                    .toArray();
            return new EffectiveRobustness.Gap.Between(value, medianId, interval(replicates));
        }
    }

    /** The points of one unit, ready for many lines. */
    private static final class Residuals {
        private final Scale scale;
        private final double[] x;
        private final double sumX;
        private final double sumOod;

        Residuals(Scale scale, List<Observation> points) {
            this.scale = scale;
            x = points.stream().mapToDouble(p -> scale.transform(p.id())).toArray();
            sumX = Arrays.stream(x).sum();
            sumOod = points.stream().mapToDouble(Observation::ood).sum();
        }

        double sum(double slope, double intercept) {
            return sumOod - (scale == Scale.LINEAR ? intercept * x.length + slope * sumX : expected(slope, intercept));
        }

        private double expected(double slope, double intercept) {
            double sum = 0;
            for (double each : x) {
                sum += scale.inverse(intercept + slope * each);
            }
            return sum;
        }
    }
}
