package dev.plumbline.analytics.statistics;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A changing multiset of points on one scale, whatever is left out or redrawn as one: its sums, its ID values, and what has no
 * place on the scale.
 */
final class Cloud {
    private final Scale scale;
    private final ExactSums total = new ExactSums();
    private final TreeMap<Double, Integer> ids = new TreeMap<>();
    private Excluded excluded = Excluded.NONE;

    Cloud(Scale scale) {
        this.scale = scale;
    }

    /** Takes a point in; gives its sums, or null where it has no place on the scale. */
    @Nullable
    ExactSums add(Observation point) {
        if (!admits(point)) {
            excluded = excluded.plus(Excluded.of(point, scale));
            return null;
        }
        ids.merge(point.id(), 1, Integer::sum);
        ExactSums sums = ExactSums.of(point, scale);
        total.add(sums);
        return sums;
    }

    /** Takes a point out that was taken in; gives its sums, or null where it has no place on the scale. */
    @Nullable
    ExactSums remove(Observation point) {
        if (!admits(point)) {
            excluded = excluded.minus(Excluded.of(point, scale));
            return null;
        }
        ids.computeIfPresent(point.id(), (id, count) -> count == 1 ? null : count - 1);
        ExactSums sums = ExactSums.of(point, scale);
        total.subtract(sums);
        return sums;
    }

    void merge(Cloud other) {
        excluded = excluded.plus(other.excluded);
        other.ids.forEach((id, count) -> ids.merge(id, count, Integer::sum));
        total.add(other.total);
    }

    boolean admits(Observation point) {
        return scale.admits(point.id()) && scale.admits(point.ood());
    }

    boolean hasId(double id) {
        return ids.containsKey(id);
    }

    Scale scale() {
        return scale;
    }

    /** Not to be changed. */
    ExactSums total() {
        return total;
    }

    Trend trend() {
        return Trend.of(total, excluded);
    }

    /** Of one admitted point or more. */
    Range range() {
        return new Range(ids.firstKey(), ids.lastKey());
    }
}
