package dev.plumbline.analytics.comparison;

import dev.plumbline.analytics.statistics.Interval;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The change of a quantity per factor 10 of an ordered factor, by ordinary least squares over pre-trainings.
 *
 * @param levels distinct values of the factor
 * @param units pre-trainings
 * @param perDecade change per factor 10
 * @param interval 95 %, by Student's t with {@code units - 2} degrees of freedom
 */
public record Slope(int levels, int units, double perDecade, Interval interval) {
    /** One pre-training. */
    record Unit(double factor, double value) {}

    private static final int FEWEST_LEVELS = 3;

    static boolean isOrdered(List<Unit> units) {
        return levels(units) >= FEWEST_LEVELS;
    }

    private static int levels(List<Unit> units) {
        return (int) units.stream().mapToDouble(Unit::factor).distinct().count();
    }

    /** Of units at three or more positive values of the factor. */
    static Slope of(List<Unit> units) {
        double meanX = units.stream().mapToDouble(Slope::x).average().orElseThrow();
        double meanY = units.stream().mapToDouble(Unit::value).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (Unit unit : units) {
            xx += (x(unit) - meanX) * (x(unit) - meanX);
            xy += (x(unit) - meanX) * (unit.value - meanY);
        }
        double slope = xy / xx;
        double squares = 0;
        for (Unit unit : units) {
            double residual = unit.value - meanY - slope * (x(unit) - meanX);
            squares += residual * residual;
        }
        int freedom = units.size() - 2;
        double half =
                Math.sqrt(squares / freedom / xx) * TDistribution.of(freedom).inverseCumulativeProbability(0.975);
        return new Slope(levels(units), units.size(), slope, new Interval.Bounds(slope - half, slope + half));
    }

    private static double x(Unit unit) {
        return Math.log10(unit.factor);
    }
}
