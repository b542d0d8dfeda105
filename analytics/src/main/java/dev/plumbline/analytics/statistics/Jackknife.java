package dev.plumbline.analytics.statistics;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The delete-one jackknife of a line: the line without each unit in turn.
 *
 * <p>Sums without a unit are differences of integers, and units come in the order of their names, so it is a function of
 * the multiset of points, to the bit.
 */
final class Jackknife implements LineIntervals {
    private final Line line;
    private final SortedMap<String, Line> without = new TreeMap<>();
    private final double t;

    /** The first unit that has all the ID values but one; null if none has. */
    private @Nullable String indispensable;

    /**
     * @param total of all points, which have a line
     * @param units the parts of {@code total}, of which there are two or more
     */
    Jackknife(ExactSums total, SortedMap<String, ExactSums> units) {
        line = total.moments().line();
        t = Variance.t(units.size() - 1);
        units.forEach((unit, sums) -> leaveOut(unit, sums, total));
    }

    private void leaveOut(String unit, ExactSums sums, ExactSums total) {
        ExactSums left = total.copy();
        left.subtract(sums);
        Moments moments = left.moments();
        if (moments.hasLine()) {
            without.put(unit, moments.line());
        } else if (indispensable == null) {
            indispensable = unit;
        }
    }

    Set<String> units() {
        return without.keySet();
    }

    /** The line of the points of other units than {@code unit}. */
    Line without(String unit) {
        return without.getOrDefault(unit, line);
    }

    /** Why there is no interval; empty if there is one. */
    Optional<String> refusal() {
        return Optional.ofNullable(indispensable).map(unit -> "no line without " + unit + ": no interval");
    }

    @Override
    public Interval slope() {
        return interval(Line::slope);
    }

    @Override
    public Interval intercept() {
        return interval(Line::intercept);
    }

    @Override
    public Interval height(double x) {
        return interval(of -> of.at(x));
    }

    private Interval interval(ToDoubleFunction<Line> quantity) {
        return refusal().<Interval>map(Interval.None::new).orElseGet(() -> bounds(quantity));
    }

    private Interval bounds(ToDoubleFunction<Line> quantity) {
        double estimate = quantity.applyAsDouble(line);
        double squares = 0;
        for (Line each : without.values()) {
            double difference = quantity.applyAsDouble(each) - estimate;
            squares += difference * difference;
        }
        return Variance.deleteOne(squares, without.size()).around(estimate, t);
    }
}
