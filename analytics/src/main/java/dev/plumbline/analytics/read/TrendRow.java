package dev.plumbline.analytics.read;

import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.contracts.event.TrendState.Line;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TrendState} as it is read: its counts and its line beside what they are of.
 *
 * @param slope null without a line, and {@code reason} says why; what else belongs to a line is null alike
 * @param noInterval why there are no intervals of a line that there is
 * @param effectiveRobustness of a pre-trained series, where its units are pre-trainings; else null
 */
public record TrendRow(
        String study,
        String series,
        String task,
        String ood,
        TestRole role,
        String metric,
        String scale,
        String unit,
        long points,
        int units,
        int runs,
        int pretrainings,
        long belowConstant,
        long idAtBound,
        long oodAtBound,
        @Nullable Double slope,
        @Nullable Bounds slopeInterval,
        @Nullable Double intercept,
        @Nullable Bounds interceptInterval,
        @Nullable String noInterval,
        @Nullable Double r2,
        @Nullable Double residualSd,
        @Nullable Integer replicates,
        @Nullable Integer dropped,
        @Nullable String reason,
        TrendState.@Nullable Robustness effectiveRobustness,
        List<TrendState.BandPoint> band) {
    public TrendRow {
        band = List.copyOf(band);
    }

    public static TrendRow of(TrendState trend) {
        TrendState.Counts counts = trend.counts();
        return new TrendRow(
                trend.study(),
                trend.series(),
                trend.task(),
                trend.ood(),
                trend.role(),
                trend.metric(),
                trend.scale(),
                trend.unit(),
                counts.points(),
                counts.units(),
                counts.runs(),
                counts.pretrainings(),
                counts.belowConstant(),
                counts.idAtBound(),
                counts.oodAtBound(),
                ofLine(trend, Line::slope),
                ofLine(trend, Line::slopeInterval),
                ofLine(trend, Line::intercept),
                ofLine(trend, Line::interceptInterval),
                ofLine(trend, Line::noInterval),
                ofLine(trend, Line::r2),
                ofLine(trend, Line::residualSd),
                ofLine(trend, Line::replicates),
                ofLine(trend, Line::dropped),
                trend.reason(),
                trend.robustness(),
                trend.band());
    }

    private static <V> @Nullable V ofLine(TrendState trend, Function<Line, @Nullable V> value) {
        return trend.line() == null ? null : value.apply(trend.line());
    }
}
