package dev.plumbline.analytics.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Median;

/**
 * Estimates the effective robustness of series against one baseline.
 *
 * <p>Intervals leave a unit out of the series and of the baseline at once; the baseline's ID range, and so which points
 * count, stays as observed. How the baseline's line moves without a unit is found exactly; how the mean residual moves with
 * the line, from its gradient (the delta method, exact on the linear scale), so that an estimate costs one look at each
 * point. A point needs a finite t(ID) only: its OOD value is not transformed.
 */
public final class RobustnessEstimator {
    private static final double LEAST_OVERLAP = 0.5;

    private final Baseline baseline;
    private final Scale scale;

    public RobustnessEstimator(Baseline baseline) {
        this.baseline = baseline;
        this.scale = baseline.scale();
    }

    /** The effective robustness of the series of {@code points}, whose sums are {@code series}. */
    public EffectiveRobustness estimate(Collection<Observation> points, TrendSums series) {
        Map<Boolean, List<Observation>> usable = points.stream()
                .filter(p -> scale.admits(p.id()))
                .collect(Collectors.partitioningBy(p -> baseline.extrapolates(p.id())));
        List<Observation> inside = usable.getOrDefault(false, List.of());
        ResidualSum outside = ResidualSum.of(usable.getOrDefault(true, List.of()), baseline);
        int count = inside.size() + outside.count();
        if (count == 0) {
            return new EffectiveRobustness.NotComparable("not comparable: no points");
        }
        double overlap = inside.size() / (double) count;
        if (inside.isEmpty() || overlap < LEAST_OVERLAP) {
            return new EffectiveRobustness.NotComparable(
                    "not comparable: " + inside.size() + " of " + count + " points lie in the baseline's ID range",
                    ResidualSum.of(inside, baseline).plus(outside).mean(),
                    overlap);
        }
        return new Overlap(inside, series).measured(outside, overlap);
    }

    static double median(List<Observation> points) {
        return Median.withDefaults()
                .evaluate(points.stream().mapToDouble(Observation::id).toArray());
    }

    /** The points inside the range, with and without each unit. */
    private final class Overlap {
        private final List<Observation> inside;
        private final TrendSums series;
        private final SortedMap<String, ResidualSum> byUnit = new TreeMap<>();
        private final ResidualSum whole;
        private final Optional<String> refusal;

        Overlap(List<Observation> inside, TrendSums series) {
            this.inside = inside;
            this.series = series;
            inside.stream()
                    .collect(Collectors.groupingBy(Observation::unit))
                    .forEach((unit, points) -> byUnit.put(unit, ResidualSum.of(points, baseline)));
            whole = byUnit.values().stream().reduce(ResidualSum.NONE, ResidualSum::plus);
            refusal = new IntervalRule(series.rule().unit(), byUnit.size())
                    .refusal()
                    .or(this::baselineRefusal);
        }

        private Optional<String> baselineRefusal() {
            return baseline.rule()
                    .refusal()
                    .or(() -> baseline.jackknife().refusal())
                    .map(words -> "baseline: " + words);
        }

        EffectiveRobustness measured(ResidualSum outside, double overlap) {
            double mean = whole.mean();
            Interval interval = refusal.<Interval>map(Interval.None::new)
                    .orElseGet(() -> interval(mean, byUnit.keySet(), this::meanWithout));
            return new EffectiveRobustness.Measured(
                    mean, interval, gap(), whole.plus(outside).mean(), overlap);
        }

        private double meanWithout(String unit) {
            ResidualSum left = whole.minus(byUnit.getOrDefault(unit, ResidualSum.NONE));
            return left.meanTo(baseline.jackknife().without(unit), baseline.line());
        }

        private EffectiveRobustness.Gap gap() {
            if (!(series.trend() instanceof Trend.Fitted own)) {
                return new EffectiveRobustness.Gap.None("the series has no line");
            }
            double medianId = median(inside);
            double value = gap(own.line(), baseline.line(), medianId);
            return new EffectiveRobustness.Gap.Between(value, medianId, gapInterval(value, medianId));
        }

        private Interval gapInterval(double value, double medianId) {
            Optional<String> none = refusal.or(() -> series.rule().refusal());
            if (none.isPresent()) {
                return new Interval.None(none.get());
            }
            Jackknife own = series.jackknife();
            return own.refusal()
                    .<Interval>map(Interval.None::new)
                    .orElseGet(() -> interval(
                            value,
                            own.units(),
                            unit -> gap(own.without(unit), baseline.jackknife().without(unit), medianId)));
        }

        private double gap(Line above, Line below, double id) {
            return above.expected(scale, id) - below.expected(scale, id);
        }

        /** A unit of both counts as one of the series: it is left out of both at once. */
        private Interval interval(double estimate, Set<String> ofSeries, ToDoubleFunction<String> without) {
            Set<String> all = baseline.jackknife().units();
            List<String> ofBaseline =
                    all.stream().filter(unit -> !ofSeries.contains(unit)).toList();
            Variance variance = Variance.deleteOne(squares(estimate, ofSeries, without), ofSeries.size())
                    .plus(Variance.deleteOne(squares(estimate, ofBaseline, without), all.size()));
            return variance.around(estimate, Variance.t(variance.degreesOfFreedom()));
        }

        private static double squares(double estimate, Collection<String> units, ToDoubleFunction<String> without) {
            double squares = 0;
            for (String unit : units) {
                double difference = without.applyAsDouble(unit) - estimate;
                squares += difference * difference;
            }
            return squares;
        }
    }
}
