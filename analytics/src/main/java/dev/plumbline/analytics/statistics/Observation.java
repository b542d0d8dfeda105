package dev.plumbline.analytics.statistics;

/**
 * One point of a trend: a metric in and out of distribution, both in [0, 1], and the unit that it is redrawn with.
 *
 * @param unit what shares a bootstrap weight: a pre-training, a run, or the point itself
 */
public record Observation(double id, double ood, String unit) {
    public Observation {
        requireProportion("id", id);
        requireProportion("ood", ood);
        id = id + 0.0; // -0.0 and 0.0 are one value
        ood = ood + 0.0;
    }

    static void requireProportion(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + "; a metric lies in [0, 1]");
        }
    }
}
