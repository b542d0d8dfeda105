package dev.plumbline.analytics.statistics;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replicates, drawn by Poisson weights, that follow changing units. A change waits until they are settled, so that all
 * changes of a unit since the last time cost as much as one; sums being exact, the bits are the same.
 */
final class LiveReplicates {
    private static final ExactSums NOTHING = new ExactSums();

    private final PoissonWeights poisson;
    private final Units units;
    private final Replicates replicates;

    /** Of each unit that has changed, the sums that the replicates still hold: those that it had before. */
    private Map<String, ExactSums> held = new HashMap<>();

    /** Replicates of the units as they are. */
    LiveReplicates(PoissonWeights poisson, int count, Units units) {
        this.poisson = poisson;
        this.units = units;
        replicates = new Replicates(count);
        units.names().forEach(unit -> held.put(unit, NOTHING));
    }

    /** Says that a unit's sums are about to change. */
    void willChange(String unit) {
        held.computeIfAbsent(unit, name -> {
            @Nullable ExactSums sums = units.sums(name);
            return sums == null ? NOTHING : sums.copy();
        });
    }

    /** Takes in the units as they now are. */
    void settle() {
        settle(List.of(this));
    }

    /** As {@link #settle()} of each. They have as many replicates and one seed, so a unit's weights are drawn once for all. */
    static void settle(Collection<LiveReplicates> together) {
        Set<String> changed = new HashSet<>();
        together.forEach(each -> changed.addAll(each.held.keySet()));
        if (changed.isEmpty()) {
            return;
        }
        LiveReplicates any = together.iterator().next();
        long[] weights = new long[any.replicates.size()];
        for (String unit : changed) {
            any.poisson.fill(weights, unit);
            together.forEach(each -> each.settle(unit, weights));
        }
        together.forEach(each -> each.held = new HashMap<>()); // a map that held all units is slow to clear
    }

    private void settle(String unit, long[] weights) {
        ExactSums before = held.get(unit);
        if (before == null) {
            return;
        }
        @Nullable ExactSums now = units.sums(unit);
        ExactSums change = now == null ? new ExactSums() : now.copy();
        change.subtract(before);
        int membership = (now == null ? 0 : 1) - (before.weight() == 0 ? 0 : 1);
        replicates.add(weights, change, membership);
    }

    /** Of the units as they were last settled. */
    ReplicateLines lines() {
        return replicates.lines();
    }
}
