package dev.plumbline.analytics.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Units of several points, of which the sums are kept. */
final class PooledUnits implements Units {
    private final Map<String, ExactSums> units = new HashMap<>();

    @Override
    public int count() {
        return units.size();
    }

    @Override
    public @Nullable ExactSums sums(String unit) {
        return units.get(unit);
    }

    @Override
    public Set<String> names() {
        return units.keySet();
    }

    @Override
    public SortedMap<String, ExactSums> byName() {
        return new TreeMap<>(units);
    }

    @Override
    public boolean mayHave(Observation point) {
        return units.containsKey(point.unit());
    }

    @Override
    public void add(Observation point, ExactSums sums) {
        add(point.unit(), sums);
    }

    private void add(String name, ExactSums sums) {
        units.computeIfAbsent(name, unit -> new ExactSums()).add(sums);
    }

    @Override
    public void remove(Observation point, ExactSums sums) {
        units.computeIfPresent(point.unit(), (unit, all) -> {
            all.subtract(sums);
            return all.weight() == 0 ? null : all;
        });
    }

    @Override
    public void merge(Units other) {
        other.byName().forEach(this::add);
    }
}
