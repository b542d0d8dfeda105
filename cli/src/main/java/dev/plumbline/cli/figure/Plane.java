package dev.plumbline.cli.figure;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TrendState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What one figure shows: the points of a study on one OOD test set by one metric, and the trend of each series.
 *
 * @param trends with the bands that {@code pairs} give; the baseline first, then by name
 * @param points those that are in the trends
 */
public record Plane(
        String study,
        String task,
        String ood,
        String metric,
        boolean added,
        List<TrendState> trends,
        List<Point> points)
        implements Drawable {
    private static final String UNIT = "pairs";

    public Plane {
        trends = List.copyOf(trends);
        points = List.copyOf(points);
    }

    /**
     * One plane for each OOD test set and metric of the trends, on the metric's own scale.
     *
     * @param added whether, of a task, a test set of this name was added to it
     */
    public static List<Plane> of(
            Collection<TrendState> trends,
            Collection<Point> points,
            ScaleOf scales,
            BiPredicate<String, String> added) {
        return trends.stream()
                .filter(trend -> trend.role() == TestRole.OOD_TEST
                        && trend.unit().equals(UNIT)
                        && trend.scale().equals(scales.of(trend.metric())))
                .map(trend -> List.of(trend.study(), trend.task(), trend.ood(), trend.metric()))
                .distinct()
                .map(key -> plane(key, trends, points, scales, added))
                .toList();
    }

    /** The scale on which a metric's trends are told. */
    @FunctionalInterface
    public interface ScaleOf {
        String of(String metric);
    }

    private static Plane plane(
            List<String> key,
            Collection<TrendState> trends,
            Collection<Point> points,
            ScaleOf scales,
            BiPredicate<String, String> added) {
        List<Point> mine = points.stream()
                .filter(point -> point.admitted()
                        && key.equals(List.of(
                                point.study(),
                                point.task(),
                                point.ood(),
                                point.measure().label())))
                .toList();
        List<String> scratch = mine.stream()
                .filter(Point::scratch)
                .map(Point::series)
                .distinct()
                .toList();
        List<TrendState> lines = trends.stream()
                .filter(trend -> trend.unit().equals(UNIT)
                        && trend.scale().equals(scales.of(trend.metric()))
                        && key.equals(List.of(trend.study(), trend.task(), trend.ood(), trend.metric())))
                .sorted(Comparator.comparing((TrendState trend) -> !scratch.contains(trend.series()))
                        .thenComparing(TrendState::series))
                .toList();
        return new Plane(
                key.get(0), key.get(1), key.get(2), key.get(3), added.test(key.get(1), key.get(2)), lines, mine);
    }

    List<String> architectures() {
        return points.stream().map(Point::architecture).distinct().sorted().toList();
    }

    /** Metrics as people write them. */
    String metricName() {
        return metricName(metric);
    }

    static String metricName(String metric) {
        return metric.equals("macroF1") ? "macro F1" : metric;
    }
}
