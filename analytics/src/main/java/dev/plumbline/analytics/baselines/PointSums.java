package dev.plumbline.analytics.baselines;

import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.analytics.statistics.Unit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Sums of many points at once: bit for bit those that adding the points one by one gives, without its cost a point. */
final class PointSums {
    private PointSums() {}

    /** A sum of one unit keeps no replicates, so that these are drawn once a unit. */
    static TrendSums of(Scale scale, Unit unit, Collection<Observation> points) {
        Map<String, TrendSums> byUnit = new TreeMap<>();
        points.forEach(point -> byUnit.computeIfAbsent(point.unit(), name -> new TrendSums(scale, unit, Bootstrap.LIVE))
                .add(point));
        TrendSums all = new TrendSums(scale, unit, Bootstrap.LIVE);
        byUnit.values().forEach(all::merge);
        return all;
    }
}
