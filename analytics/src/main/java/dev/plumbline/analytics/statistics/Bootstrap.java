package dev.plumbline.analytics.statistics;

/**
 * How the replicates of a trend of single points are drawn; other units draw none.
 *
 * @param replicates how many, or {@link #BY_RULE}
 */
public record Bootstrap(Weights weights, int replicates, long seed) {
    /** As many as the number of points asks for. */
    public static final int BY_RULE = 0;

    /** What every live trend uses. */
    public static final Bootstrap LIVE = new Bootstrap(Weights.POISSON, BY_RULE, 0);

    private static final int MOST = 1_000_000;

    public Bootstrap {
        if (replicates != BY_RULE && (replicates < 100 || replicates > MOST)) {
            throw new IllegalArgumentException(
                    "bootstrap is " + replicates + "; the number of replicates lies in 100 .. " + MOST);
        }
    }

    int replicates(IntervalRule rule) {
        return replicates == BY_RULE ? rule.replicates() : replicates;
    }

    PoissonWeights poisson() {
        return new PoissonWeights(seed);
    }
}
