package dev.plumbline.analytics.regression;

/** What the test says of a series after its last run. */
public sealed interface WatchState {
    /**
     * Too few runs to expect anything of the next.
     *
     * @param runs so far
     * @param missing at least so many more runs are needed
     */
    record Learning(int runs, int missing) implements WatchState {}

    /**
     * No sign of a change.
     *
     * @param statistic in evaluations
     * @param detectable a drop that five runs show in nine cases of ten once some thirty runs are there: two residual deviations
     */
    record Steady(int runs, double statistic, double detectable) implements WatchState {}

    /** New runs lie lower than those before. */
    record Regressed(Evidence evidence) implements WatchState {}
}
