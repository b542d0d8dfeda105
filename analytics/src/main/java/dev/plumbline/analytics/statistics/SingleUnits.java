package dev.plumbline.analytics.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Points by themselves, whose sums are found anew when asked for: they take more memory than the points. */
final class SingleUnits implements Units {
    private final Scale scale;
    private final Map<String, Observation> points = new HashMap<>();

    SingleUnits(Scale scale) {
        this.scale = scale;
    }

    @Override
    public int count() {
        return points.size();
    }

    @Override
    public @Nullable ExactSums sums(String unit) {
        Observation point = points.get(unit);
        return point == null ? null : ExactSums.of(point, scale);
    }

    @Override
    public Set<String> names() {
        return points.keySet();
    }

    @Override
    public SortedMap<String, ExactSums> byName() {
        SortedMap<String, ExactSums> units = new TreeMap<>();
        points.forEach((unit, point) -> units.put(unit, ExactSums.of(point, scale)));
        return units;
    }

    @Override
    public boolean mayHave(Observation point) {
        return point.equals(points.get(point.unit()));
    }

    /** @throws IllegalArgumentException where another point has its name */
    @Override
    public void add(Observation point, ExactSums sums) {
        add(point);
    }

    private void add(Observation point) {
        Observation before = points.putIfAbsent(point.unit(), point);
        if (before != null) {
            throw new IllegalArgumentException(point + " has the name of " + before + "; single points have one each");
        }
    }

    @Override
    public void remove(Observation point, ExactSums sums) {
        points.remove(point.unit(), point);
    }

    @Override
    public void merge(Units other) {
        ((SingleUnits) other).points.values().forEach(this::add);
    }
}
