package dev.plumbline.analytics.statistics;

import java.util.Locale;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The scale t on which a trend is a straight line: t(OOD) = a + b t(ID) (Miller et al. 2021, section 2). */
public enum Scale {
    /** t(p) = p */
    LINEAR {
        @Override
        double t(double p) {
            return p;
        }

        @Override
        double tInverse(double t) {
            return t;
        }

        @Override
        double derivative(double t, double p) {
            return 1;
        }
    },
    /** t(p) = ln(p / (1 - p)) */
    LOGIT {
        @Override
        double t(double p) {
            return StrictMath.log(p) - StrictMath.log1p(-p);
        }

        @Override
        double tInverse(double t) {
            if (t >= 0) {
                return 1 / (1 + StrictMath.exp(-t));
            }
            double odds = StrictMath.exp(t);
            return odds / (1 + odds);
        }

        @Override
        double derivative(double t, double p) {
            return p * (1 - p);
        }
    },
    /** t(p) = the standard normal quantile of p */
    PROBIT {
        @Override
        double t(double p) {
            return NORMAL.inverseCumulativeProbability(p);
        }

        @Override
        double tInverse(double t) {
            return NORMAL.cumulativeProbability(t);
        }

        @Override
        double derivative(double t, double p) {
            return NORMAL.density(t);
        }
    };

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    abstract double t(double p);

    abstract double tInverse(double t);

    /** The derivative of {@link #inverse} at t, where it is p. */
    abstract double derivative(double t, double p);

    /** Whether the metric value p, in [0, 1], has a finite t(p): on logit and probit 0 and 1 do not. */
    public boolean admits(double p) {
        return this == LINEAR || (p > 0 && p < 1);
    }

    /**
     * t(p).
     *
     * @throws IllegalArgumentException if p is not in [0, 1] or this scale does not admit it
     */
    public double transform(double p) {
        Observation.requireProportion("metric", p);
        if (!admits(p)) {
            throw new IllegalArgumentException(p + " has no " + label() + "; only values inside (0, 1) do");
        }
        return t(p);
    }

    /** The metric value p with t(p) = t; on the linear scale it may lie outside [0, 1]. */
    public double inverse(double t) {
        return tInverse(t);
    }

    /** The name used in events, files and options: {@code linear}, {@code logit}, {@code probit}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
