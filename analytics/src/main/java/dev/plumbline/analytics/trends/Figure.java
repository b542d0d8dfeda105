package dev.plumbline.analytics.trends;

import dev.plumbline.analytics.points.Measure;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.Baseline;
import dev.plumbline.analytics.statistics.EffectiveRobustness;
import dev.plumbline.analytics.statistics.RobustnessEstimator;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All series of one study on one task, OOD test set and metric. The baseline is every point trained from scratch,
 * whatever its series is called. What comes out is a function of the set of points.
 */
final class Figure {
    private final Map<String, SeriesTrends> series = new TreeMap<>();
    private final SeriesTrends scratch = new SeriesTrends();
    /** Of each checkpoint trained from scratch, its points by series: the baseline counts it once. */
    private final Map<String, TreeMap<String, Point>> scratchPoints = new HashMap<>();

    private final Map<Scale, Optional<Baseline>> baselines = new EnumMap<>(Scale.class);
    /** The series with points that no trend was said of, and the points that no residual was said of. */
    private final TreeSet<String> changed = new TreeSet<>();

    private final Map<String, Point> fresh = new LinkedHashMap<>();
    private final Measure measure;

    Figure(Measure measure) {
        this.measure = measure;
    }

    /** Replaces a point, or adds it where there was none; returns the series whose trends that changes. */
    Set<String> update(@Nullable Point before, Point now) {
        if (before != null) {
            trends(before).remove(before);
        }
        trends(now).add(now);
        changed.add(now.series());
        if (now.scratch() || (before != null && before.scratch())) {
            updateBaseline(before, now);
            return series.keySet();
        }
        return Set.of(now.series());
    }

    /** The point with the same key, or null. */
    @Nullable
    Point point(Point key) {
        SeriesTrends trends = series.get(key.series());
        return trends == null ? null : trends.point(key);
    }

    /** No residual was said of the point. */
    void owe(Point point) {
        fresh.put(point.key(), point);
    }

    private void updateBaseline(@Nullable Point before, Point now) {
        TreeMap<String, Point> copies = scratchPoints.computeIfAbsent(now.name(), name -> new TreeMap<>());
        if (!copies.isEmpty()) {
            scratch.remove(copies.firstEntry().getValue());
        }
        if (before != null) {
            copies.remove(before.series());
        }
        if (now.scratch()) {
            copies.put(now.series(), now);
        }
        if (!copies.isEmpty()) {
            scratch.add(copies.firstEntry().getValue());
        }
        baselines.clear();
    }

    private SeriesTrends trends(Point point) {
        return series.computeIfAbsent(point.series(), name -> new SeriesTrends());
    }

    /** What {@link Figures#claims} says of this figure. */
    List<Event> claims() {
        List<Event> said = new ArrayList<>();
        fresh.values().forEach(point -> residual(point).ifPresent(said::add));
        fresh.clear();
        changed.forEach(
                name -> news(series(name), measure.scale(), Unit.PRETRAINING).ifPresent(said::add));
        changed.clear();
        return said;
    }

    /** The trends of a series that are not as they were last said. */
    List<TrendState> trends(String name) {
        SeriesTrends trends = series(name);
        trends.settle();
        return Stream.of(Scale.values())
                .flatMap(scale -> Unit.LIVE.stream().flatMap(unit -> news(trends, scale, unit).stream()))
                .toList();
    }

    private Optional<TrendState> news(SeriesTrends trends, Scale scale, Unit unit) {
        TrendState now = new TrendWriter(trends).state(scale, unit, robustness(trends, scale, unit));
        return trends.say(scale, unit, now) ? Optional.of(now) : Optional.empty();
    }

    private SeriesTrends series(String name) {
        return Objects.requireNonNull(series.get(name), () -> "no series " + name);
    }

    private @Nullable EffectiveRobustness robustness(SeriesTrends trends, Scale scale, Unit unit) {
        if (unit != Unit.PRETRAINING || trends.isScratch()) {
            return null;
        }
        TrendSums sums = trends.sums(scale, unit);
        return baseline(scale)
                .map(baseline -> new RobustnessEstimator(baseline).estimate(trends.admitted(unit), sums))
                .orElseGet(() -> new EffectiveRobustness.NotComparable(whyNoBaseline(scale)));
    }

    private String whyNoBaseline(Scale scale) {
        return scratch.sums(scale, Unit.PRETRAINING).trend() instanceof Trend.Unfitted unfitted
                ? "the from-scratch baseline has no line: " + unfitted.reason()
                : "the from-scratch baseline has no line";
    }

    private Optional<Baseline> baseline(Scale scale) {
        return baselines.computeIfAbsent(scale, s -> Baseline.of(scratch.sums(s, Unit.PRETRAINING)));
    }

    /** Names the points of the baseline; empty while it has no line. */
    Optional<String> baselineVersion() {
        return baseline(measure.scale()).map(Baseline::version);
    }

    /** The residual of one point; empty without a baseline, or where the point's ID value has no place on the scale. */
    Optional<Residual> residual(Point point) {
        return baseline(measure.scale())
                .filter(baseline -> baseline.scale().admits(point.id()))
                .map(baseline -> TrendWriter.residual(point, baseline));
    }

    List<Point> points() {
        return series.values().stream().flatMap(SeriesTrends::points).toList();
    }
}
