package dev.plumbline.analytics.statistics;

import org.jspecify.annotations.Nullable;

/** How far a series lies above the from-scratch baseline, in the metric's own unit (Taori et al. 2020). */
public sealed interface EffectiveRobustness {
    /**
     * A series that shares enough of the baseline's ID range.
     *
     * @param meanResidual mean residual over points inside the baseline's ID range
     * @param gap height of the series' line above the baseline's, at {@code medianId}
     * @param allPointsMean mean residual over all points, the extrapolated ones among them
     * @param overlap the fraction of points inside the baseline's ID range
     */
    record Measured(double meanResidual, Interval interval, Gap gap, double allPointsMean, double overlap)
            implements EffectiveRobustness {}

    /**
     * A series that does not, or a study without a baseline line.
     *
     * @param allPointsMean mean residual over all points, most of them extrapolated; null without a line or points
     * @param overlap the fraction of points inside the baseline's ID range; null alike
     */
    record NotComparable(
            String reason,
            @Nullable Double allPointsMean,
            @Nullable Double overlap) implements EffectiveRobustness {
        /** Nothing but why. */
        public NotComparable(String reason) {
            this(reason, null, null);
        }
    }

    /** The difference of the two lines at the median ID value of the points in the overlap. */
    sealed interface Gap {
        /** Both lines exist. */
        record Between(double value, double medianId, Interval interval) implements Gap {}

        /** The series has no line. */
        record None(String reason) implements Gap {}
    }
}
