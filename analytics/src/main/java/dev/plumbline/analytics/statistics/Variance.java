package dev.plumbline.analytics.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** The variance of an estimate, and the degrees of freedom that it was estimated with. */
record Variance(double value, double degreesOfFreedom) {
    /**
     * The delete-one jackknife's (Efron and Stein 1981).
     *
     * @param squares of the differences from the estimate, summed over the estimates without each of {@code units} units
     */
    static Variance deleteOne(double squares, int units) {
        return new Variance(squares * (units - 1) / units, units - 1);
    }

    /** Of a sum of independent estimates, with Welch and Satterthwaite's degrees of freedom. */
    Variance plus(Variance other) {
        if (value == 0 || other.value == 0) {
            return value == 0 ? other : this;
        }
        double sum = value + other.value;
        return new Variance(
                sum,
                sum * sum / (value * value / degreesOfFreedom + other.value * other.value / other.degreesOfFreedom));
    }

    /** What 2.5 % of Student's t with that many degrees of freedom exceed. */
    static double t(double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(0.975);
    }

    /** The 95 % interval of {@code estimate}; {@code t} is that of its degrees of freedom. */
    Interval.Bounds around(double estimate, double t) {
        double half = t * Math.sqrt(value);
        return new Interval.Bounds(estimate - half, estimate + half);
    }
}
