package dev.plumbline.analytics.read;

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
            Column.text("study", TrendState::study),
            Column.text("series", TrendState::series),
            Column.text("task", TrendState::task),
            Column.text("ood", TrendState::ood),
            Column.text("metric", TrendState::metric),
            Column.text("scale", TrendState::scale),
            Column.text("unit", TrendState::unit),
            Column.count("n", trend -> trend.counts().points()),
            Column.count("units", trend -> trend.counts().units()),
            Column.count("runs", trend -> trend.counts().runs()),
            Column.count("pretrainings", trend -> trend.counts().pretrainings()),
            Column.count("below_constant", trend -> trend.counts().belowConstant()),
            Column.count("id_at_bound", trend -> trend.counts().idAtBound()),
            Column.count("ood_at_bound", trend -> trend.counts().oodAtBound()),
            Column.number("slope", ofLine(Line::slope)),
            Column.number("slope_lower", lower(ofLine(Line::slopeInterval))),
            Column.number("slope_upper", upper(ofLine(Line::slopeInterval))),
            Column.number("intercept", ofLine(Line::intercept)),
            Column.number("intercept_lower", lower(ofLine(Line::interceptInterval))),
            Column.number("intercept_upper", upper(ofLine(Line::interceptInterval))),
            Column.number("r2", ofLine(Line::r2)),
            Column.number("residual_sd", ofLine(Line::residualSd)),
            Column.count("replicates", ofLine(Line::replicates)),
            Column.count("dropped", ofLine(Line::dropped)),
            Column.number("effective_robustness", ofRobustness(Robustness::value)),
            Column.number("effective_robustness_lower", lower(ofRobustness(Robustness::interval))),
            Column.number("effective_robustness_upper", upper(ofRobustness(Robustness::interval))),
            Column.text("remark", TrendCsv::remark));

    private TrendCsv() {}

    public static List<Column<TrendState>> columns() {
        return COLUMNS;
    }

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
