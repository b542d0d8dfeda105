package dev.plumbline.analytics.statistics;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The running trends of one changing set of points on one scale, one for each of some units. They share the line and the ID
 * values, and are changed through this alone. Not thread-safe.
 */
public final class ScaleTrends {
    private final Cloud cloud;
    private final Map<Unit, TrendSums> trends = new EnumMap<>(Unit.class);

    public ScaleTrends(Scale scale, List<Unit> units, Bootstrap bootstrap) {
        cloud = new Cloud(scale);
        units.forEach(unit -> trends.put(unit, new TrendSums(cloud, unit, bootstrap)));
    }

    /** @param point as each unit sees it */
    public void add(Map<Unit, Observation> point) {
        ExactSums sums = cloud.add(any(point));
        trends.forEach((unit, trend) -> trend.added(of(point, unit), sums));
    }

    /** Takes a point out that was taken in before. */
    public void retract(Map<Unit, Observation> point) {
        trends.forEach((unit, trend) -> trend.requireIn(of(point, unit)));
        ExactSums sums = cloud.remove(any(point));
        trends.forEach((unit, trend) -> trend.removed(of(point, unit), sums));
    }

    private static Observation any(Map<Unit, Observation> point) {
        return point.values().iterator().next();
    }

    private static Observation of(Map<Unit, Observation> point, Unit unit) {
        return Objects.requireNonNull(point.get(unit), () -> "no " + unit);
    }

    /** The trend for one of the units. */
    public TrendSums trend(Unit unit) {
        return Objects.requireNonNull(trends.get(unit), () -> "no " + unit);
    }

    /**
     * Does the work of changes for the trends of single points on several scales of one seed, whose points have the same
     * names: cheaper together, for a point's weights are the same on every scale.
     */
    public static void settle(Collection<ScaleTrends> scales) {
        LiveReplicates.settle(scales.stream()
                .flatMap(each -> each.trends.values().stream())
                .flatMap(trend -> trend.replicates().stream())
                .toList());
    }
}
