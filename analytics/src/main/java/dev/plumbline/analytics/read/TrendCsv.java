package dev.plumbline.analytics.read;

import dev.plumbline.analytics.read.Csv.Column;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.contracts.event.TrendState.Line;
import dev.plumbline.contracts.event.TrendState.Robustness;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Trends as CSV. */
public final class TrendCsv {
    private static final List<Column<TrendState>> COLUMNS = List.of(
            new Column<>("study", TrendState::study),
            new Column<>("series", TrendState::series),
            new Column<>("task", TrendState::task),
            new Column<>("ood", TrendState::ood),
            new Column<>("metric", TrendState::metric),
            new Column<>("scale", TrendState::scale),
            new Column<>("unit", TrendState::unit),
            new Column<>("n", trend -> trend.counts().points()),
            new Column<>("units", trend -> trend.counts().units()),
            new Column<>("runs", trend -> trend.counts().runs()),
            new Column<>("pretrainings", trend -> trend.counts().pretrainings()),
            new Column<>("below_constant", trend -> trend.counts().belowConstant()),
            new Column<>("id_at_bound", trend -> trend.counts().idAtBound()),
            new Column<>("ood_at_bound", trend -> trend.counts().oodAtBound()),
            new Column<>("slope", ofLine(Line::slope)),
            new Column<>("slope_lower", lower(ofLine(Line::slopeInterval))),
            new Column<>("slope_upper", upper(ofLine(Line::slopeInterval))),
            new Column<>("intercept", ofLine(Line::intercept)),
            new Column<>("intercept_lower", lower(ofLine(Line::interceptInterval))),
            new Column<>("intercept_upper", upper(ofLine(Line::interceptInterval))),
            new Column<>("r2", ofLine(Line::r2)),
            new Column<>("residual_sd", ofLine(Line::residualSd)),
            new Column<>("replicates", ofLine(Line::replicates)),
            new Column<>("dropped", ofLine(Line::dropped)),
            new Column<>("effective_robustness", ofRobustness(Robustness::value)),
            new Column<>("effective_robustness_lower", lower(ofRobustness(Robustness::interval))),
            new Column<>("effective_robustness_upper", upper(ofRobustness(Robustness::interval))),
            new Column<>("remark", TrendCsv::remark));

    private TrendCsv() {}

    /** A header, and a line for each trend. */
    public static String of(List<TrendState> trends) {
        return Csv.table(COLUMNS, trends);
    }

    private static <V> Function<TrendState, @Nullable V> ofLine(Function<Line, @Nullable V> value) {
        return trend -> trend.line() == null ? null : value.apply(trend.line());
    }

    private static <V> Function<TrendState, @Nullable V> ofRobustness(Function<Robustness, @Nullable V> value) {
        return trend -> trend.robustness() == null ? null : value.apply(trend.robustness());
    }

    private static Function<TrendState, @Nullable Object> lower(Function<TrendState, @Nullable Bounds> bounds) {
        return trend -> {
            Bounds found = bounds.apply(trend);
            return found == null ? null : (Double) found.lower();
        };
    }

    private static Function<TrendState, @Nullable Object> upper(Function<TrendState, @Nullable Bounds> bounds) {
        return trend -> {
            Bounds found = bounds.apply(trend);
            return found == null ? null : (Double) found.upper();
        };
    }

    private static @Nullable Object remark(TrendState trend) {
        Line line = trend.line();
        return line == null ? trend.reason() : line.noInterval();
    }
}
