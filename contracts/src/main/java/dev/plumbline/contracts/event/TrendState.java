package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trend of one series on one scale, with the intervals that one unit gives; a function of the set of
 * evaluations and nothing else.
 *
 * @param ood the OOD test set's name, and {@code role} its role
 * @param metric {@code accuracy} or {@code macroF1}
 * @param scale {@code linear}, {@code logit} or {@code probit}
 * @param unit {@code pretraining}, {@code runs} or {@code pairs}
 * @param line null: there is none, and {@code reason} says why
 * @param band over evenly spaced ID values of the points; empty without a line
 * @param robustness of a pre-trained series, with unit {@code pretraining} only
 */
public record TrendState(
        String study,
        String series,
        String task,
        String ood,
        TestRole role,
        String metric,
        String scale,
        String unit,
        Counts counts,
        @Nullable Line line,
        @Nullable String reason,
        List<BandPoint> band,
        @Nullable Robustness robustness)
        implements Event {
    /**
     * @param points in the line
     * @param units of the trend's own kind among them
     * @param belowConstant points left out because their ID value is not above the constant predictor's
     * @param idAtBound points left out because the scale has no value for ID 0 or 1
     * @param oodAtBound points left out because the scale has no value for OOD 0 or 1; this selects on the outcome
     */
    public record Counts(
            long points, int units, int runs, int pretrainings, long belowConstant, long idAtBound, long oodAtBound) {}

    /**
     * t(OOD) = intercept + slope t(ID).
     *
     * @param residualSd on the scale
     * @param noInterval why the intervals are null
     * @param replicates of a bootstrap, which single points alone have; {@code dropped} of them had no line
     */
    public record Line(
            double slope,
            double intercept,
            double r2,
            double residualSd,
            @Nullable Bounds slopeInterval,
            @Nullable Bounds interceptInterval,
            @Nullable String noInterval,
            int replicates,
            int dropped) {}

    /** The line's height over one ID value, in the metric's own unit. */
    public record BandPoint(
            double id, double expected, @Nullable Bounds interval) {}

    /**
     * Effective robustness: how far the series lies above the study's from-scratch runs. Where the two are not comparable
     * {@code reason} says why, and there is neither value nor gap.
     *
     * @param value mean residual over the points inside the baseline's ID range
     * @param noInterval why {@code interval} is null
     * @param gap of the two lines at {@code medianId}; null if the series has no line
     * @param allPoints mean residual over all points, the extrapolated ones among them; null without a baseline's line
     * @param overlap fraction of points inside the baseline's ID range; null alike
     */
    public record Robustness(
            @Nullable Double value,
            @Nullable Bounds interval,
            @Nullable String noInterval,
            @Nullable Double gap,
            @Nullable Double medianId,
            @Nullable Bounds gapInterval,
            @Nullable Double allPoints,
            @Nullable Double overlap,
            @Nullable String reason) {}

    public TrendState {
        Require.name("study", study);
        Require.name("series", series);
        Require.name("task", task);
        Require.name("ood", ood);
        Require.present("role", role);
        Require.name("metric", metric);
        Require.name("scale", scale);
        Require.name("unit", unit);
        Require.present("counts", counts);
        band = List.copyOf(band);
    }

    @Override
    public String key() {
        return String.join("/", study, series, task, ood, metric, scale, unit);
    }

    /** Its identity is what it says: the same state has the same id. */
    @Override
    public String eventId() {
        return eventId(Digest.ofCanonical(this));
    }

    @Override
    public String eventId(byte[] written) {
        return eventId(Digest.of(written));
    }

    private String eventId(String digest) {
        return "trend/" + key() + "/" + digest.substring(0, 16);
    }
}
