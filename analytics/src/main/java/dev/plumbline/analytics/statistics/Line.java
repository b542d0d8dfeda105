package dev.plumbline.analytics.statistics;

/** y = intercept + slope x, in transformed coordinates. */
public record Line(double slope, double intercept) {
    /** Stands where there is no line. */
    static final Line NONE = new Line(Double.NaN, Double.NaN);

    /** The height at transformed ID value {@code x}. */
    public double at(double x) {
        return intercept + slope * x;
    }

    /** The OOD value that the line expects of the ID value {@code id}: t^-1(a + b t(id)). */
    public double expected(Scale scale, double id) {
        return scale.inverse(at(scale.transform(id)));
    }

    /** OOD minus what the line expects (Taori et al. 2020, section 2), in the metric's own unit. */
    public double residual(Scale scale, double id, double ood) {
        return ood - expected(scale, id);
    }
}
