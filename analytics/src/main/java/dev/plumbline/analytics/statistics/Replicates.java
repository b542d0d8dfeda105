package dev.plumbline.analytics.statistics;

/** The sums of every bootstrap replicate, and how many distinct units each one drew. */
final class Replicates {
    private final ExactSums sums;
    private final int[] distinct;

    Replicates(int replicates) {
        sums = new ExactSums(replicates);
        distinct = new int[replicates];
    }

    int size() {
        return distinct.length;
    }

    /** Adds what one unit contributes, {@code weights[b]} times to replicate b. */
    void add(byte[] weights, ExactSums contribution) {
        ExactSums multiples = contribution.multiples(PoissonWeights.MOST);
        for (int b = 0; b < weights.length; b++) {
            if (weights[b] != 0) {
                sums.add(b, multiples, weights[b]);
            }
        }
    }

    /** Adds one draw of a unit to one replicate. */
    void draw(int replicate, ExactSums unit, boolean first) {
        sums.add(replicate, unit, 0);
        distinct[replicate] += first ? 1 : 0;
    }

    /** Counts a unit in (+1) or out (-1) where its weight is positive. */
    void count(byte[] weights, int change) {
        for (int b = 0; b < weights.length; b++) {
            distinct[b] += weights[b] != 0 ? change : 0;
        }
    }

    /** The lines of the replicates that have one: at least two distinct units, and ID values that differ. */
    ReplicateLines lines() {
        double[] slopes = new double[size()];
        double[] intercepts = new double[size()];
        for (int b = 0; b < size(); b++) {
            Moments moments = distinct[b] >= 2 ? sums.moments(b) : Moments.NONE;
            Line line = moments.hasLine() ? moments.line() : Line.NONE;
            slopes[b] = line.slope();
            intercepts[b] = line.intercept();
        }
        return new ReplicateLines(slopes, intercepts);
    }
}
