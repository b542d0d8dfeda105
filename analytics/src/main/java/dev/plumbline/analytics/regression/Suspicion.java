package dev.plumbline.analytics.regression;

/**
 * The hypothesis that from one run on all runs lie lower by a fixed shift, and the evidence for it.
 *
 * <p>The shift is a number of residual deviations as estimated before that run. Under the hypothesis runs with the shift added
 * go on along the old lines, so that they still teach these, and their predictive density is the old one moved. The product
 * of its ratios to the density without a shift has mean 1 while nothing changes, whatever the true lines and deviation are;
 * capped ratios have less.
 */
final class Suspicion {
    /** A factor of 12: one run that lies far below is an outlier, several are a change. */
    private static final double MOST_OF_ONE_RUN = 2.5;

    private final int since;
    private final double weight;
    private final double shift;
    private final ParallelLines reference;
    private final ParallelLines lines;
    private double logEvidence;

    /**
     * @param since the first run under suspicion, by its place in the series
     * @param weight of the hypothesis: that run's evaluations
     */
    Suspicion(int since, double weight, double shift, ParallelLines before) {
        this.since = since;
        this.weight = weight;
        this.shift = shift;
        this.reference = before.copy();
        this.lines = before.copy();
    }

    int since() {
        return since;
    }

    /** The lines through the runs before. */
    ParallelLines reference() {
        return reference;
    }

    /** In evaluations. */
    double evidence() {
        return weight * Math.exp(logEvidence);
    }

    /** Weighs a run against the logarithm of its density if nothing had changed. */
    void weigh(RunScore run, double unchanged) {
        double raised = run.ood() + shift;
        lines.predict(run.architecture(), run.id())
                .ifPresent(changed -> logEvidence += Math.min(MOST_OF_ONE_RUN, changed.logDensity(raised) - unchanged));
        learn(run);
    }

    /** Takes a run in of which nothing could be expected. */
    void learn(RunScore run) {
        lines.add(run.architecture(), run.id(), run.ood() + shift);
    }
}
