package dev.plumbline.analytics.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded clouds of points around a line. */
final class Clouds {
    private Clouds() {}

    /** {@code units} units of {@code each} points around OOD = ID - 0.1 + lift, ID in [0.4, 0.9]. */
    static List<Observation> around(double lift, int units, int each, SplittableRandom random) {
        List<Observation> points = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            for (int i = 0; i < each; i++) {
                double id = 0.4 + 0.5 * random.nextDouble();
                double noise = 0.02 * (random.nextDouble() - 0.5);
                points.add(new Observation(id, id - 0.1 + lift + noise, "unit-" + u));
            }
        }
        return points;
    }

    static TrendSums sums(Scale scale, Unit unit, List<Observation> points) {
        TrendSums sums = new TrendSums(scale, unit, Bootstrap.LIVE);
        points.forEach(sums::add);
        return sums;
    }
}
