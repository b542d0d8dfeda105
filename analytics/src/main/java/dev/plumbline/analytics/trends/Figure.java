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
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final TreeSet<String> changed = new TreeSet<>();
    private final Measure measure;

    Figure(Measure measure) {
        this.measure = measure;
    }

    /** Replaces a point, or adds it where there was none. */
    void update(@Nullable Point before, Point now) {
        if (before != null) {
            trends(before).remove(before);
        }
        trends(now).add(now);
        changed.add(now.series());
        if (now.scratch() || (before != null && before.scratch())) {
            updateBaseline(before, now);
        }
    }

    /** The point with the same key, or null. */
    @Nullable
    Point point(Point key) {
        SeriesTrends trends = series.get(key.series());
        return trends == null ? null : trends.point(key);
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
        changed.addAll(series.keySet());
    }

    private SeriesTrends trends(Point point) {
        return series.computeIfAbsent(point.series(), name -> new SeriesTrends());
    }

    /** The trends that changed since this was last asked. */
    List<TrendState> drain() {
        List<TrendState> states = new ArrayList<>();
        for (String name : changed) {
            SeriesTrends trends = Objects.requireNonNull(series.get(name));
            TrendWriter writer = new TrendWriter(trends);
            for (Scale scale : Scale.values()) {
                for (Unit unit : SeriesTrends.UNITS) {
                    states.add(writer.state(scale, unit, robustness(trends, scale, unit)));
                }
            }
        }
        changed.clear();
        return states;
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

    /** The residuals of all points. */
    List<Residual> residuals() {
        return series.values().stream()
                .flatMap(trends -> trends.points().stream())
                .flatMap(point -> residual(point).stream())
                .toList();
    }
}
