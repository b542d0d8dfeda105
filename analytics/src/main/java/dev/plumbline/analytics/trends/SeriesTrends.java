package dev.plumbline.analytics.trends;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.contracts.event.TrendState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The points of one series in one figure, with a running trend for each scale and unit. A trend takes changes in
 * when it is asked for.
 */
final class SeriesTrends {
    private final Map<Checkpoint, Point> points = new TreeMap<>();
    private final Map<Scale, Map<Unit, Running>> trends = new EnumMap<>(Scale.class);
    private final Map<Scale, Map<String, Integer>> runs = new EnumMap<>(Scale.class);

    /** What some trend has not taken in. */
    private final List<Change> changes = new ArrayList<>();

    private long belowConstant;

    SeriesTrends() {
        for (Scale scale : Scale.values()) {
            Map<Unit, Running> byUnit = new EnumMap<>(Unit.class);
            Unit.LIVE.forEach(unit -> byUnit.put(unit, new Running(scale, unit)));
            trends.put(scale, byUnit);
            runs.put(scale, new HashMap<>());
        }
    }

    /** What tells the points of a series apart. */
    private record Checkpoint(String stage, int epoch) implements Comparable<Checkpoint> {
        static Checkpoint of(Point point) {
            return new Checkpoint(point.stage(), point.epoch());
        }

        @Override
        public int compareTo(Checkpoint other) {
            int byStage = stage.compareTo(other.stage);
            return byStage != 0 ? byStage : Integer.compare(epoch, other.epoch);
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

    /** One trend, how many of the changes it has taken in, and what was last said of it. */
    private final class Running {
        private final Unit unit;
        private final TrendSums sums;
        private int taken;
        private @Nullable TrendState said;

        Running(Scale scale, Unit unit) {
            this.unit = unit;
            sums = new TrendSums(scale, unit, Bootstrap.LIVE);
        }

        TrendSums current() {
            for (; taken < changes.size(); taken++) {
                Change change = changes.get(taken);
                Observation point = Objects.requireNonNull(change.point().get(unit));
                if (change.added()) {
                    sums.add(point);
                } else {
                    sums.retract(point);
                }
            }
            return sums;
        }
    }

    void add(Point point) {
        points.put(Checkpoint.of(point), point);
        change(point, true);
    }

    void remove(Point point) {
        points.remove(Checkpoint.of(point), point);
        change(point, false);
    }

    private void change(Point point, boolean added) {
        int by = added ? 1 : -1;
        belowConstant += point.admitted() ? 0 : by;
        if (point.admitted()) {
            changes.add(Change.of(point, added));
            runs.forEach((scale, count) -> {
                if (scale.admits(point.id()) && scale.admits(point.value())) {
                    count.merge(point.stage(), by, (a, b) -> a + b == 0 ? null : a + b);
                }
            });
        }
    }

    /** The point of the same checkpoint, or null. */
    @Nullable
    Point point(Point same) {
        return points.get(Checkpoint.of(same));
    }

    /** The trend as the points now are. */
    TrendSums sums(Scale scale, Unit unit) {
        TrendSums current = running(scale, unit).current();
        if (trends.values().stream()
                .flatMap(byUnit -> byUnit.values().stream())
                .allMatch(running -> running.taken == changes.size())) {
            changes.clear();
            trends.values().forEach(byUnit -> byUnit.values().forEach(running -> running.taken = 0));
        }
        return current;
    }

    /** Notes what is said of a trend now; false if that was said last. */
    boolean say(Scale scale, Unit unit, TrendState state) {
        Running running = running(scale, unit);
        boolean news = !state.equals(running.said);
        running.said = state;
        return news;
    }

    private Running running(Scale scale, Unit unit) {
        return Objects.requireNonNull(Objects.requireNonNull(trends.get(scale)).get(unit));
    }

    /** Admitted or not, by stage and epoch. */
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

    /** Runs that have a point in the trends of a scale. */
    int runs(Scale scale) {
        return Objects.requireNonNull(runs.get(scale)).size();
    }

    boolean isScratch() {
        return points.values().stream().allMatch(Point::scratch);
    }
}
