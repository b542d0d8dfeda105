package dev.plumbline.analytics.regression;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Least squares of OOD on ID over runs, with one slope and an intercept for each architecture, one run at a time.
 *
 * <p>Sums are kept about the means (Welford 1962), so that a prediction costs the same however many runs there are.
 */
final class ParallelLines {
    /** Relative to the squares that a slope explains: less is rounding. */
    private static final double ROUNDING = 1e-12;

    private final Map<String, Mean> means;
    private int runs;
    private double xx;
    private double xy;
    private double yy;

    private record Mean(int runs, double x, double y) {
        Mean plus(double newX, double newY) {
            int count = runs + 1;
            return new Mean(count, x + (newX - x) / count, y + (newY - y) / count);
        }
    }

    /**
     * What is to be expected of a run before its OOD value is seen.
     *
     * @param mean of the predictive distribution, Student's t with {@code freedom} degrees of freedom
     * @param scale of it: the residual deviation, widened by the uncertainty of the line
     * @param residualSd of runs about the lines
     */
    record Prediction(double mean, double scale, double residualSd, int freedom) {
        /** How much wider than the residual deviation, squared, less one. */
        double leverage() {
            double ratio = scale / residualSd;
            return ratio * ratio - 1;
        }

        /** But for a constant that depends on {@code freedom} alone. */
        double logDensity(double y) {
            double t = (y - mean) / scale;
            return -(freedom + 1) / 2.0 * Math.log1p(t * t / freedom) - Math.log(scale);
        }
    }

    ParallelLines() {
        means = new HashMap<>();
    }

    private ParallelLines(ParallelLines other) {
        means = new HashMap<>(other.means);
        runs = other.runs;
        xx = other.xx;
        xy = other.xy;
        yy = other.yy;
    }

    ParallelLines copy() {
        return new ParallelLines(this);
    }

    int runs() {
        return runs;
    }

    /** Runs beyond those that the slope and the intercepts take. */
    int freedom() {
        return runs - means.size() - 1;
    }

    void add(String architecture, double x, double y) {
        Mean before = means.getOrDefault(architecture, new Mean(0, 0, 0));
        double share = before.runs / (before.runs + 1.0);
        double dx = x - before.x;
        double dy = y - before.y;
        xx += share * dx * dx;
        xy += share * dx * dy;
        yy += share * dy * dy;
        means.put(architecture, before.plus(x, y));
        runs++;
    }

    /** Empty where nothing can be said: an architecture without runs, ID values that do not vary, residuals that do not. */
    Optional<Prediction> predict(String architecture, double x) {
        Mean mean = means.get(architecture);
        if (mean == null || freedom() < 1 || !(xx > 0)) {
            return Optional.empty();
        }
        double squares = yy - xy * xy / xx;
        if (!(squares > ROUNDING * yy)) {
            return Optional.empty();
        }
        double dx = x - mean.x;
        double residualSd = Math.sqrt(squares / freedom());
        double leverage = 1.0 / mean.runs + dx * dx / xx;
        return Optional.of(
                new Prediction(mean.y + xy / xx * dx, residualSd * Math.sqrt(1 + leverage), residualSd, freedom()));
    }
}
