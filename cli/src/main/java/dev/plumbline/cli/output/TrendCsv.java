package dev.plumbline.cli.output;

import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.contracts.event.TrendState.Line;
import dev.plumbline.contracts.event.TrendState.Robustness;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Trends as CSV, RFC 4180 but for its line ends: full precision, an empty cell where there is no value. */
public final class TrendCsv {
    private TrendCsv() {}

    public static void print(Collection<TrendState> trends, PrintWriter out) {
        boolean header = true;
        for (TrendState trend : trends) {
            Map<String, @Nullable Object> row = row(trend);
            if (header) {
                out.println(String.join(",", row.keySet()));
                header = false;
            }
            out.println(row.values().stream().map(TrendCsv::cell).collect(Collectors.joining(",")));
        }
    }

    private static Map<String, @Nullable Object> row(TrendState trend) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("study", trend.study());
        row.put("series", trend.series());
        row.put("task", trend.task());
        row.put("ood", trend.ood());
        row.put("metric", trend.metric());
        row.put("scale", trend.scale());
        row.put("unit", trend.unit());
        row.put("n", trend.counts().points());
        row.put("units", trend.counts().units());
        row.put("below_constant", trend.counts().belowConstant());
        row.put("id_at_bound", trend.counts().idAtBound());
        row.put("ood_at_bound", trend.counts().oodAtBound());
        Line line = trend.line();
        row.put("slope", line == null ? null : line.slope());
        putBounds(row, "slope", line == null ? null : line.slopeInterval());
        row.put("intercept", line == null ? null : line.intercept());
        putBounds(row, "intercept", line == null ? null : line.interceptInterval());
        row.put("r2", line == null ? null : line.r2());
        Robustness robustness = trend.robustness();
        row.put("effective_robustness", robustness == null ? null : robustness.value());
        putBounds(row, "effective_robustness", robustness == null ? null : robustness.interval());
        row.put("remark", remark(trend));
        return row;
    }

    private static void putBounds(Map<String, @Nullable Object> row, String of, @Nullable Bounds bounds) {
        row.put(of + "_lower", bounds == null ? null : bounds.lower());
        row.put(of + "_upper", bounds == null ? null : bounds.upper());
    }

    private static @Nullable String remark(TrendState trend) {
        Line line = trend.line();
        return line == null ? trend.reason() : line.noInterval();
    }

    /** As a cell: quoted where it must be. */
    public static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
