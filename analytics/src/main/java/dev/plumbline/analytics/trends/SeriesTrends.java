package dev.plumbline.analytics.trends;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.ScaleTrends;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.contracts.event.TrendState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The points of one series in one figure, with a running trend for each scale and unit. The trends of a scale take changes in
 * when one of them is asked for.
 */
final class SeriesTrends {
    /** By stage and epoch. */
    private final TreeMap<String, TreeMap<Integer, Point>> points = new TreeMap<>();

    private final Map<Scale, Running> trends = new EnumMap<>(Scale.class);

    /** What some scale has not taken in. */
    private final List<Change> changes = new ArrayList<>();

    private long belowConstant;

    SeriesTrends() {
        for (Scale scale : Scale.values()) {
            trends.put(scale, new Running(scale));
        }
    }

    /** A point as each unit sees it, which all scales share. */
    private record Change(Map<Unit, Observation> point, boolean added) {
        static Change of(Point point, boolean added) {
            Map<Unit, Observation> observations = new EnumMap<>(Unit.class);
            Unit.LIVE.forEach(unit -> observations.put(unit, point.observation(unit)));
            return new Change(observations, added);
        }
    }

    /** The trends on one scale, how many of the changes they have taken in, and what was last said of them. */
    private final class Running {
        private final ScaleTrends byUnit;
        private final Map<Unit, TrendState> said = new EnumMap<>(Unit.class);
        private int taken;

        Running(Scale scale) {
            byUnit = new ScaleTrends(scale, Unit.LIVE, Bootstrap.LIVE);
        }

        ScaleTrends current() {
            for (; taken < changes.size(); taken++) {
                Change change = changes.get(taken);
                if (change.added()) {
                    byUnit.add(change.point());
                } else {
                    byUnit.retract(change.point());
                }
            }
            return byUnit;
        }
    }

    void add(Point point) {
        points.computeIfAbsent(point.stage(), stage -> new TreeMap<>()).put(point.epoch(), point);
        change(point, true);
    }

    void remove(Point point) {
        points.computeIfPresent(point.stage(), (stage, epochs) -> {
            epochs.remove(point.epoch(), point);
            return epochs.isEmpty() ? null : epochs;
        });
        change(point, false);
    }

    private void change(Point point, boolean added) {
        belowConstant += point.admitted() ? 0 : added ? 1 : -1;
        if (point.admitted()) {
            changes.add(Change.of(point, added));
        }
    }

    /** The point of the same checkpoint, or null. */
    @Nullable
    Point point(Point same) {
        TreeMap<Integer, Point> epochs = points.get(same.stage());
        return epochs == null ? null : epochs.get(same.epoch());
    }

    /** The trend as the points now are. */
    TrendSums sums(Scale scale, Unit unit) {
        ScaleTrends current = running(scale).current();
        forgetTaken();
        return current.trend(unit);
    }

    /** Takes all changes in on all scales: what they ask of each estimate then costs less. */
    void settle() {
        ScaleTrends.settle(trends.values().stream().map(Running::current).toList());
        forgetTaken();
    }

    private void forgetTaken() {
        if (trends.values().stream().allMatch(running -> running.taken == changes.size())) {
            changes.clear();
            trends.values().forEach(running -> running.taken = 0);
        }
    }

    /** Notes what is said of a trend now; false if that was said last. */
    boolean say(Scale scale, Unit unit, TrendState state) {
        return !state.equals(running(scale).said.put(unit, state));
    }

    private Running running(Scale scale) {
        return Objects.requireNonNull(trends.get(scale));
    }

    /** Admitted or not, by stage and epoch. */
    Stream<Point> points() {
        return points.values().stream().flatMap(epochs -> epochs.values().stream());
    }

    /** Any of them; there is one. */
    Point any() {
        return points.firstEntry().getValue().firstEntry().getValue();
    }

    List<Observation> admitted(Unit unit) {
        return points().filter(Point::admitted)
                .map(point -> point.observation(unit))
                .toList();
    }

    long belowConstant() {
        return belowConstant;
    }

    boolean isScratch() {
        return points().allMatch(Point::scratch);
    }
}
