package dev.plumbline.cli.output;

import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.contracts.event.TrendState.Robustness;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table for each study, OOD test set and metric, a line for each series: the trend on the metric's own scale, its
 * {@code pairs} interval, and effective robustness. What came out is printed as it came out.
 */
public final class TrendTables {
    private static final List<String> HEADER = List.of(
            "series", "n", "left out", "slope", "pairs 95%", "intercept", "pairs 95%", "R2", "effective robustness");

    private static final String BASELINE = "(baseline)";

    private TrendTables() {}

    public static void print(Collection<TrendState> trends, PrintWriter out) {
        Map<String, List<TrendState>> figures = new LinkedHashMap<>();
        for (TrendState trend : trends) {
            if (trend.role() == TestRole.OOD_TEST && trend.scale().equals(scale(trend.metric()))) {
                figures.computeIfAbsent(title(trend), title -> new ArrayList<>())
                        .add(trend);
            }
        }
        figures.forEach((title, of) -> {
            out.println(title);
            table(of).print(out);
            remarks(of).forEach(out::println);
            out.println();
        });
        if (!figures.isEmpty()) {
            out.println("Intervals 'pairs' redraw checkpoints one by one and are descriptive: fine-tunes of one"
                    + " pre-training are not independent.");
            out.println("Effective robustness is the mean residual to the from-scratch line, in points; its interval"
                    + " redraws pre-trainings.");
        }
        out.flush();
    }

    /** The scale that a metric's trends are told on. */
    public static String scale(String metric) {
        return metric.equals("accuracy") ? "logit" : "linear";
    }

    private static String title(TrendState trend) {
        return trend.study() + ": " + trend.task() + ", " + trend.ood() + ", " + trend.metric() + " on the "
                + trend.scale() + " scale";
    }

    private static Table table(List<TrendState> trends) {
        Map<String, String> robustness = new HashMap<>();
        trends.stream()
                .filter(trend -> trend.unit().equals("pretraining"))
                .forEach(trend -> robustness.put(trend.series(), robustness(trend)));
        Table table = new Table(HEADER);
        trends.stream()
                .filter(trend -> trend.unit().equals("pairs"))
                .sorted(Comparator.comparing(trend -> !BASELINE.equals(robustness.get(trend.series()))))
                .forEach(trend -> table.row(row(trend, robustness.getOrDefault(trend.series(), ""))));
        return table;
    }

    private static List<String> row(TrendState trend, String robustness) {
        TrendState.Counts counts = trend.counts();
        String points = Long.toString(counts.points());
        String leftOut = Long.toString(counts.belowConstant() + counts.idAtBound() + counts.oodAtBound());
        TrendState.Line line = trend.line();
        if (line == null) {
            return List.of(trend.series(), points, leftOut, "-", why(trend.reason()), "-", "", "-", robustness);
        }
        String none = why(line.noInterval());
        return List.of(
                trend.series(),
                points,
                leftOut,
                Numbers.of(line.slope()),
                line.slopeInterval() == null ? none : Numbers.interval(line.slopeInterval()),
                Numbers.of(line.intercept()),
                line.interceptInterval() == null ? none : Numbers.interval(line.interceptInterval()),
                Numbers.of(line.r2()),
                robustness);
    }

    private static String robustness(TrendState trend) {
        Robustness robustness = trend.robustness();
        if (robustness == null) {
            return BASELINE;
        }
        if (robustness.value() == null) {
            return why(robustness.reason());
        }
        String interval = robustness.interval() == null
                ? "(" + why(robustness.noInterval()) + ")"
                : Numbers.points(robustness.interval());
        return Numbers.points(robustness.value()) + " " + interval;
    }

    private static String why(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private static List<String> remarks(List<TrendState> trends) {
        return trends.stream()
                .filter(trend -> trend.unit().equals("pairs") && trend.counts().oodAtBound() > 0)
                .map(trend -> "warning: " + trend.series() + " lacks "
                        + trend.counts().oodAtBound()
                        + " checkpoints whose OOD value is 0 or 1, which the scale cannot show: that selects on the"
                        + " outcome")
                .toList();
    }
}
