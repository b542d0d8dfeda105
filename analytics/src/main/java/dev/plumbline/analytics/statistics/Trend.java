package dev.plumbline.analytics.statistics;

/** The line through a series' points by ordinary least squares of t(OOD) on t(ID), or why there is none. */
public sealed interface Trend {
    /** Points that the scale admits. */
    long n();

    /** Points that it does not. */
    Excluded excluded();

    /**
     * A line.
     *
     * @param r2 1 - SSE / SST, on the scale
     * @param residualSd sqrt(SSE / (n - 2)), on the scale
     */
    record Fitted(long n, Excluded excluded, Line line, double r2, double residualSd) implements Trend {}

    /** No line. */
    record Unfitted(long n, Excluded excluded, String reason) implements Trend {}

    /** The trend of the points in some sums. */
    static Trend of(ExactSums sums, Excluded excluded) {
        long n = sums.weight();
        if (n < 3) {
            return new Unfitted(n, excluded, "a line needs 3 points; there " + (n == 1 ? "is 1" : "are " + n));
        }
        Moments moments = sums.moments();
        if (!moments.hasLine()) {
            return new Unfitted(n, excluded, "all " + n + " points have the same ID value");
        }
        double residualSd = Math.sqrt(moments.squaredError() / (n - 2));
        return new Fitted(n, excluded, moments.line(), moments.r2(), residualSd);
    }
}
