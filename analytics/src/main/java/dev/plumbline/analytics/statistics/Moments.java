package dev.plumbline.analytics.statistics;

/** Weight, means and central sums of squares and products of transformed points. */
record Moments(long weight, double meanX, double meanY, double sxx, double sxy, double syy) {
    /** No points. */
    static final Moments NONE = new Moments(0, 0, 0, 0, 0, 0);

    boolean hasLine() {
        return sxx > 0;
    }

    /** Ordinary least squares: b = Sxy / Sxx, a = mean y - b mean x. */
    Line line() {
        double slope = sxy / sxx;
        return new Line(slope, meanY - slope * meanX);
    }

    /** 1 - SSE / SST; 1 where the points have one and the same y, for the line then leaves nothing. */
    double r2() {
        return syy > 0 ? sxy / sxx * (sxy / syy) : 1;
    }

    double squaredError() {
        return Math.max(0, syy - sxy / sxx * sxy);
    }
}
