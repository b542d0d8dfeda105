package dev.plumbline.analytics.comparison;

import dev.plumbline.analytics.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The change of a quantity over an ordered factor: ordinary least squares over pre-trainings with an intercept of its own
 * for each architecture and seed, so that only differences within a pair count.
 *
 * @param levels distinct values of the factor
 * @param units pre-trainings at two or more levels of their pair
 * @param change per factor 10, or per level, as {@link Factor#per} says
 * @param interval 95 %, by Student's t with a degree of freedom less for each pair and one for the slope
 */
public record Slope(int levels, int units, double change, Interval interval) {
    private static final int FEWEST_LEVELS = 3;

    /**
     * One pre-training.
     *
     * @param place on the factor's axis
     */
    record Unit(String pair, double place, double value) {}

    /** Whether there are enough levels, of pairs that have more than one. */
    static boolean isOrdered(List<Unit> units) {
        return levels(paired(units).values().stream().flatMap(List::stream).toList()) >= FEWEST_LEVELS;
    }

    private static int levels(List<Unit> units) {
        return (int) units.stream().mapToDouble(Unit::place).distinct().count();
    }

    private static Map<String, List<Unit>> paired(List<Unit> units) {
        Map<String, List<Unit>> pairs =
                units.stream().collect(Collectors.groupingBy(Unit::pair, TreeMap::new, Collectors.toList()));
        pairs.values().removeIf(pair -> levels(pair) < 2);
        return pairs;
    }

    /** Of units that are {@link #isOrdered}. */
    static Slope of(List<Unit> units) {
        Map<String, List<Unit>> pairs = paired(units);
        List<Unit> within =
                pairs.values().stream().flatMap(pair -> centred(pair).stream()).toList();
        double xx = 0;
        double xy = 0;
        for (Unit unit : within) {
            xx += unit.place * unit.place;
            xy += unit.place * unit.value;
        }
        double slope = xy / xx;
        double squares = 0;
        for (Unit unit : within) {
            double residual = unit.value - slope * unit.place;
            squares += residual * residual;
        }
        int levels = levels(pairs.values().stream().flatMap(List::stream).toList());
        return new Slope(levels, within.size(), slope, interval(slope, squares / xx, within.size() - pairs.size() - 1));
    }

    private static List<Unit> centred(List<Unit> pair) {
        double place = pair.stream().mapToDouble(Unit::place).average().orElseThrow();
        double value = pair.stream().mapToDouble(Unit::value).average().orElseThrow();
        return pair.stream()
                .map(unit -> new Unit(unit.pair, unit.place - place, unit.value - value))
                .toList();
    }

    private static Interval interval(double slope, double ratio, int freedom) {
        if (freedom < 1) {
            return new Interval.None("as many lines as pre-trainings: no interval");
        }
        double half = Math.sqrt(ratio / freedom) * TDistribution.of(freedom).inverseCumulativeProbability(0.975);
        return new Interval.Bounds(slope - half, slope + half);
    }
}
