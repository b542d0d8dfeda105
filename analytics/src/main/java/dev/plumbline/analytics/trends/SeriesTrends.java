package dev.plumbline.analytics.trends;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.analytics.statistics.Unit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The points of one series in one figure, with a running trend for each scale and bootstrap unit. */
final class SeriesTrends {
    /** The units of live trends. */
    static final List<Unit> UNITS = List.of(Unit.PRETRAINING, Unit.RUNS, Unit.PAIRS);

    private final Map<String, Point> points = new TreeMap<>();
    private final Map<Scale, Map<Unit, TrendSums>> sums = new EnumMap<>(Scale.class);
    private long belowConstant;

    SeriesTrends() {
        for (Scale scale : Scale.values()) {
            Map<Unit, TrendSums> byUnit = new EnumMap<>(Unit.class);
            UNITS.forEach(unit -> byUnit.put(unit, new TrendSums(scale, unit, Bootstrap.LIVE)));
            sums.put(scale, byUnit);
        }
    }

    void add(Point point) {
        points.put(point.key(), point);
        belowConstant += point.admitted() ? 0 : 1;
        if (point.admitted()) {
            forEachSum((unit, trend) -> trend.add(point.observation(unit)));
        }
    }

    void remove(Point point) {
        points.remove(point.key(), point);
        belowConstant -= point.admitted() ? 0 : 1;
        if (point.admitted()) {
            forEachSum((unit, trend) -> trend.retract(point.observation(unit)));
        }
    }

    /** The point with the same key, or null. */
    @Nullable
    Point point(Point key) {
        return points.get(key.key());
    }

    TrendSums sums(Scale scale, Unit unit) {
        return Objects.requireNonNull(Objects.requireNonNull(sums.get(scale)).get(unit));
    }

    /** Admitted or not, in the order of their keys. */
    Collection<Point> points() {
        return points.values();
    }

    List<Observation> admitted(Unit unit) {
        return points.values().stream()
                .filter(Point::admitted)
                .map(point -> point.observation(unit))
                .toList();
    }

    long belowConstant() {
        return belowConstant;
    }

    boolean isScratch() {
        return points.values().stream().allMatch(Point::scratch);
    }

    private interface PerUnit {
        void accept(Unit unit, TrendSums trend);
    }

    private void forEachSum(PerUnit action) {
        sums.values().forEach(byUnit -> byUnit.forEach(action::accept));
    }
}
