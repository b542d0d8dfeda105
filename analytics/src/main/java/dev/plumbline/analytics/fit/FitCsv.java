package dev.plumbline.analytics.fit;

import dev.plumbline.analytics.read.Column;
import dev.plumbline.analytics.read.Csv;
import dev.plumbline.analytics.statistics.Estimate;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Trend;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fits as CSV; the columns that trends have too are named as theirs. */
public final class FitCsv {
    private FitCsv() {}

    /** A header, and a line for each group. */
    public static String of(Scale scale, List<GroupFit> fits) {
        return Csv.table(columns(scale), fits);
    }

    private static List<Column<GroupFit>> columns(Scale scale) {
        return List.of(
                Column.text("group", GroupFit::group),
                Column.text("scale", fit -> scale.label()),
                Column.text("unit", of(estimate -> estimate.unit().label())),
                Column.count("points", of(estimate -> estimate.trend().n())),
                Column.count("units", of(Estimate::units)),
                Column.count(
                        "id_at_bound",
                        of(estimate -> estimate.trend().excluded().idAtBound())),
                Column.count(
                        "ood_at_bound",
                        of(estimate -> estimate.trend().excluded().oodAtBound())),
                Column.number("slope", ofLine(fitted -> fitted.line().slope())),
                Column.number("slope_interval_lower", end(Estimate::slope, true)),
                Column.number("slope_interval_upper", end(Estimate::slope, false)),
                Column.number("intercept", ofLine(fitted -> fitted.line().intercept())),
                Column.number("intercept_interval_lower", end(Estimate::intercept, true)),
                Column.number("intercept_interval_upper", end(Estimate::intercept, false)),
                Column.text("no_interval", of(FitCsv::noInterval)),
                Column.number("r2", ofLine(Trend.Fitted::r2)),
                Column.number("residual_sd", ofLine(Trend.Fitted::residualSd)),
                Column.count("replicates", of(Estimate::replicates)),
                Column.count("dropped", of(Estimate::dropped)),
                Column.text("reason", of(FitCsv::reason)));
    }

    private static Function<GroupFit, @Nullable Object> of(Function<Estimate, @Nullable Object> value) {
        return fit -> value.apply(fit.estimate());
    }

    private static Function<GroupFit, @Nullable Object> ofLine(Function<Trend.Fitted, Object> value) {
        return fit -> fit.estimate().trend() instanceof Trend.Fitted fitted ? value.apply(fitted) : null;
    }

    private static Function<GroupFit, @Nullable Object> end(Function<Estimate, Interval> interval, boolean lower) {
        return fit -> interval.apply(fit.estimate()) instanceof Interval.Bounds bounds
                ? (Double) (lower ? bounds.lower() : bounds.upper())
                : null;
    }

    private static @Nullable Object noInterval(Estimate estimate) {
        return estimate.trend() instanceof Trend.Fitted && estimate.slope() instanceof Interval.None none
                ? none.reason()
                : null;
    }

    private static @Nullable Object reason(Estimate estimate) {
        return estimate.trend() instanceof Trend.Unfitted none ? none.reason() : null;
    }
}
