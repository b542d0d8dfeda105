package dev.plumbline.analytics.comparison;

import dev.plumbline.analytics.points.Measure;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.Baseline;
import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.analytics.statistics.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pre-trained series in one figure: one task, OOD test set and metric.
 *
 * @param any a point of it
 * @param runs by series
 * @param units by series
 * @param scales by series
 */
record FigureComparison(
        Point any, Map<String, List<Run>> runs, Map<String, SeriesUnits> units, Map<String, SeriesScale> scales) {
    /** @param points of the figure, of all its series, those from scratch among them */
    static FigureComparison of(Map<String, List<Run>> runs, Map<String, SeriesScale> scales, List<Point> points) {
        Baseline baseline = baseline(points);
        Map<String, SeriesUnits> units = new TreeMap<>();
        runs.forEach((name, of) -> units.put(name, new SeriesUnits(of, of(points, name), baseline)));
        return new FigureComparison(points.get(0), runs, units, scales);
    }

    private static List<Point> of(List<Point> points, String series) {
        return points.stream().filter(point -> point.series().equals(series)).toList();
    }

    /* As the live trends': every checkpoint from scratch, once. */
    private static @Nullable Baseline baseline(List<Point> points) {
        Measure measure = points.get(0).measure();
        TrendSums sums = new TrendSums(measure.scale(), Unit.PRETRAINING, Bootstrap.LIVE);
        points.stream()
                .filter(point -> point.scratch() && point.admitted())
                .collect(Collectors.toMap(Point::name, point -> point, (one, same) -> one, TreeMap::new))
                .values()
                .forEach(point -> sums.add(point.observation(Unit.PRETRAINING)));
        return Baseline.of(sums).orElse(null);
    }

    /** Each series with each that comes later by name. */
    List<Comparison> pairs(Quantity quantity) {
        List<String> names = List.copyOf(units.keySet());
        List<Comparison> pairs = new ArrayList<>();
        for (int first = 0; first < names.size(); first++) {
            for (int second = first + 1; second < names.size(); second++) {
                pairs.add(pair(quantity, names.get(first), names.get(second)));
            }
        }
        return pairs;
    }

    private Comparison pair(Quantity quantity, String first, String second) {
        Map<String, Double> a = units(first).of(quantity);
        Map<String, Double> b = units(second).of(quantity);
        TreeSet<String> common = new TreeSet<>(a.keySet());
        common.retainAll(b.keySet());
        double[] differences = common.stream()
                .mapToDouble(pair -> b.getOrDefault(pair, Double.NaN) - a.getOrDefault(pair, Double.NaN))
                .toArray();
        return new Comparison(
                any.study(),
                any.task(),
                any.ood(),
                any.measure().label(),
                quantity,
                first,
                second,
                differences.length == 0 ? null : Difference.of(differences),
                null,
                Verdict.UNDECIDED,
                scale(first).isConfoundedWith(scale(second)),
                reason(quantity, first, second, differences.length));
    }

    private @Nullable String reason(Quantity quantity, String first, String second, int pairs) {
        return Stream.of(first, second)
                .flatMap(series ->
                        units(series).whyNone(quantity).stream().map(why -> "not comparable: " + series + why))
                .findFirst()
                .orElse(
                        pairs < Difference.FEWEST_PAIRS
                                ? "%d pre-trainings match; a verdict needs %d".formatted(pairs, Difference.FEWEST_PAIRS)
                                : null);
    }

    private SeriesScale scale(String series) {
        return Objects.requireNonNull(scales.get(series), () -> "no series " + series);
    }

    /** Any run of a series: they share the variant and the recipe of the pre-training. */
    Run run(String series) {
        return Objects.requireNonNull(runs.get(series), () -> "no series " + series)
                .get(0);
    }

    int pretrainings(String series, Quantity quantity) {
        return units(series).of(quantity).size();
    }

    SeriesUnits units(String series) {
        return Objects.requireNonNull(units.get(series), () -> "no series " + series);
    }
}
