package dev.plumbline.analytics.baselines;

import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.NamedBaseline.Model;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a baseline is, in place of its points.
 *
 * @param standing whether it is the version of its name that residuals are taken to now
 * @param points all of them; {@code idAtBound} and {@code oodAtBound} are left out of the line, for its scale has no value
 *     for 0 or 1: the second selects on the outcome
 * @param units what is left out together
 * @param slope null without a line, and {@code reason} says why
 * @param leastId the ID values that the points span; outside them residuals are extrapolated
 */
public record BaselineFacts(
        String name,
        String version,
        boolean standing,
        NamedBaseline.Kind kind,
        String task,
        String ood,
        String metric,
        String scale,
        int points,
        long idAtBound,
        long oodAtBound,
        int units,
        @Nullable Double slope,
        @Nullable Double intercept,
        @Nullable Double r2,
        @Nullable String reason,
        @Nullable Double leastId,
        @Nullable Double greatestId,
        NamedBaseline.@Nullable Series frozenFrom,
        @Nullable String source,
        @Nullable String licence,
        String by,
        Instant at) {
    /** Of every version, by name, the one that stands first. */
    public static List<BaselineFacts> of(BaselineBook book) {
        List<NamedBaseline> standing = book.standing();
        return book.all().stream()
                .map(baseline -> of(baseline, standing.contains(baseline)))
                .toList();
    }

    /** Of versions: name and version. */
    public static String key(BaselineFacts facts) {
        return facts.name + "|" + facts.version;
    }

    /** Whether it was frozen from a series of this study. */
    public boolean isFrozenFrom(String study) {
        return frozenFrom != null && frozenFrom.study().equals(study);
    }

    private static BaselineFacts of(NamedBaseline baseline, boolean standing) {
        Reference reference = Reference.of(baseline);
        Trend trend = reference.trend();
        Trend.@Nullable Fitted fitted = trend instanceof Trend.Fitted line ? line : null;
        DoubleSummaryStatistics ids = baseline.points().stream()
                .filter(point -> reference.scale().admits(point.id())
                        && reference.scale().admits(point.ood()))
                .mapToDouble(Model::id)
                .summaryStatistics();
        return new BaselineFacts(
                baseline.name(),
                baseline.version(),
                standing,
                baseline.kind(),
                baseline.task(),
                baseline.ood(),
                baseline.metric(),
                baseline.scale(),
                baseline.points().size(),
                trend.excluded().idAtBound(),
                trend.excluded().oodAtBound(),
                reference.units(),
                fitted == null ? null : (Double) fitted.line().slope(),
                fitted == null ? null : (Double) fitted.line().intercept(),
                fitted == null ? null : (Double) fitted.r2(),
                trend instanceof Trend.Unfitted unfitted ? unfitted.reason() : null,
                ids.getCount() == 0 ? null : (Double) ids.getMin(),
                ids.getCount() == 0 ? null : (Double) ids.getMax(),
                baseline.frozenFrom(),
                baseline.source(),
                baseline.licence(),
                baseline.by(),
                baseline.at());
    }
}
