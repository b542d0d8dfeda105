package dev.plumbline.analytics.statistics;

import java.util.Collection;

/**
 * The residuals of some points to a line, summed in their order, and how the sum of what the line expects moves with it.
 *
 * @param byIntercept derivative of the expected values' sum by the line's intercept; {@code bySlope} alike
 */
record ResidualSum(int count, double sum, double byIntercept, double bySlope) {
    static final ResidualSum NONE = new ResidualSum(0, 0, 0, 0);

    /** Of points that the baseline's scale admits by their ID values. */
    static ResidualSum of(Collection<Observation> points, Baseline baseline) {
        Scale scale = baseline.scale();
        double residuals = 0;
        double byIntercept = 0;
        double bySlope = 0;
        for (Observation point : points) {
            double x = scale.transform(point.id());
            double t = baseline.line().at(x);
            double p = scale.inverse(t);
            double derivative = scale.derivative(t, p);
            residuals += point.ood() - p;
            byIntercept += derivative;
            bySlope += derivative * x;
        }
        return new ResidualSum(points.size(), residuals, byIntercept, bySlope);
    }

    ResidualSum plus(ResidualSum other) {
        return new ResidualSum(
                count + other.count, sum + other.sum, byIntercept + other.byIntercept, bySlope + other.bySlope);
    }

    ResidualSum minus(ResidualSum other) {
        return new ResidualSum(
                count - other.count, sum - other.sum, byIntercept - other.byIntercept, bySlope - other.bySlope);
    }

    /** Of one point or more. */
    double mean() {
        return sum / count;
    }

    /** The mean to {@code moved}, to first order in how far it lies from {@code line}, to which the residuals are. */
    double meanTo(Line moved, Line line) {
        double expected =
                (moved.intercept() - line.intercept()) * byIntercept + (moved.slope() - line.slope()) * bySlope;
        return (sum - expected) / count;
    }
}
