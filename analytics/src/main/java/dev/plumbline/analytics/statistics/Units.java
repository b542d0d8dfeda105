package dev.plumbline.analytics.statistics;

import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What the points of a trend are left out or redrawn with. */
sealed interface Units permits PooledUnits, SingleUnits {
    /** Units that have a point. */
    int count();

    /** The sums of a unit, not to be changed; null where it has no point. */
    @Nullable
    ExactSums sums(String unit);

    Set<String> names();

    /** All of them by their names; the sums are not to be changed. */
    SortedMap<String, ExactSums> byName();

    /** Whether the point may be here. */
    boolean mayHave(Observation point);

    /** Takes a point in, whose sums are given. */
    void add(Observation point, ExactSums sums);

    /** Takes a point out that was taken in. */
    void remove(Observation point, ExactSums sums);

    /** Takes all points of {@code other} in, which is of the same unit. */
    void merge(Units other);

    static Units of(Unit unit, Scale scale) {
        return unit == Unit.PAIRS ? new SingleUnits(scale) : new PooledUnits();
    }
}
