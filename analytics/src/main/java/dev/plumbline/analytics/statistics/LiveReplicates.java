package dev.plumbline.analytics.statistics;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replicates, drawn by Poisson weights, that follow a changing set of units. A change waits until they are settled, so that
 * all changes of a unit since the last time cost as much as one; sums being exact, the bits are the same.
 */
final class LiveReplicates {
    private final PoissonWeights poisson;
    private final Replicates replicates;

    /** Of each unit that has changed, the sums that the replicates still hold: those that it had before. */
    private final Map<String, ExactSums> held = new HashMap<>();

    LiveReplicates(PoissonWeights poisson, int count, Map<String, ExactSums> units) {
        this.poisson = poisson;
        replicates = new Replicates(count);
        long[] weights = new long[count];
        units.forEach((unit, sums) -> add(unit, sums, 1, weights));
    }

    /** Says that a unit's sums, null where it has none, are about to change. */
    void willChange(String unit, @Nullable ExactSums sums) {
        held.computeIfAbsent(unit, name -> sums == null ? new ExactSums() : sums.copy());
    }

    /** Takes in the units as they now are. */
    void settle(Map<String, ExactSums> units) {
        if (held.isEmpty()) {
            return;
        }
        long[] weights = new long[replicates.size()];
        held.forEach((unit, before) -> settle(unit, before, units.get(unit), weights));
        held.clear();
    }

    private void settle(String unit, ExactSums before, @Nullable ExactSums now, long[] weights) {
        ExactSums change = now == null ? new ExactSums() : now.copy();
        change.subtract(before);
        int membership = (now == null ? 0 : 1) - (before.weight() == 0 ? 0 : 1);
        add(unit, change, membership, weights);
    }

    /** Overwrites {@code weights}. */
    private void add(String unit, ExactSums change, int membership, long[] weights) {
        poisson.fill(weights, unit);
        replicates.add(weights, change, membership);
    }

    /** Of the units as they were last settled. */
    ReplicateLines lines() {
        return replicates.lines();
    }
}
