package dev.plumbline.cli.output;

import dev.plumbline.analytics.fit.GroupFit;
import dev.plumbline.analytics.statistics.BandPoint;
import dev.plumbline.analytics.statistics.Estimate;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Trend;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fits of a file, as a table for people and as JSON. */
public final class FitTables {
    private FitTables() {}

    /** A line for each group. */
    public static void print(List<GroupFit> fits, PrintWriter out) {
        Table table = new Table(List.of(
                "group", "n", "excluded", "slope", "95% interval", "intercept", "95% interval", "R2", "residual sd"));
        for (GroupFit fit : fits) {
            Trend trend = fit.estimate().trend();
            String n = Long.toString(trend.n());
            String excluded = Long.toString(trend.excluded().total());
            if (trend instanceof Trend.Fitted line) {
                table.row(List.of(
                        fit.group(),
                        n,
                        excluded,
                        number(line.line().slope()),
                        interval(fit.estimate().slope()),
                        number(line.line().intercept()),
                        interval(fit.estimate().intercept()),
                        number(line.r2()),
                        number(line.residualSd())));
            } else if (trend instanceof Trend.Unfitted none) {
                table.row(List.of(fit.group(), n, excluded, "-", none.reason(), "-", "", "-", "-"));
            }
        }
        table.print(out);
    }

    /** What is written as JSON. */
    public static List<Map<String, Object>> json(Scale scale, List<GroupFit> fits) {
        return fits.stream().map(fit -> json(scale, fit)).toList();
    }

    private static Map<String, Object> json(Scale scale, GroupFit fit) {
        Estimate estimate = fit.estimate();
        Trend trend = estimate.trend();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("group", fit.group());
        json.put("scale", scale.label());
        json.put("n", trend.n());
        json.put("units", estimate.units());
        json.put("excluded", trend.excluded().total());
        json.put("excluded_id_at_bound", trend.excluded().idAtBound());
        json.put("excluded_ood_at_bound", trend.excluded().oodAtBound());
        if (trend instanceof Trend.Fitted line) {
            json.put("slope", line.line().slope());
            json.put("intercept", line.line().intercept());
            json.put("r2", line.r2());
            json.put("residual_sd", line.residualSd());
            putInterval(json, "slope_ci", estimate.slope());
            putInterval(json, "intercept_ci", estimate.intercept());
            json.put("replicates", estimate.replicates());
            json.put("dropped", estimate.dropped());
            json.put("band", estimate.band().stream().map(FitTables::json).toList());
        } else if (trend instanceof Trend.Unfitted none) {
            json.put("no_fit", none.reason());
        }
        return json;
    }

    private static Map<String, Object> json(BandPoint point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", point.id());
        json.put("expected", point.expected());
        if (point.interval() instanceof Interval.Bounds bounds) {
            json.put("ci", List.of(bounds.lower(), bounds.upper()));
        }
        return json;
    }

    private static void putInterval(Map<String, Object> json, String name, Interval interval) {
        if (interval instanceof Interval.Bounds bounds) {
            json.put(name, List.of(bounds.lower(), bounds.upper()));
        } else if (interval instanceof Interval.None none) {
            json.put("no_" + name, none.reason());
        }
    }

    private static String interval(Interval interval) {
        return interval instanceof Interval.Bounds bounds
                ? "[" + number(bounds.lower()) + ", " + number(bounds.upper()) + "]"
                : ((Interval.None) interval).reason();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
