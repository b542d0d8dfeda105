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
            "series",
            "points",
            "runs",
            "pre-trainings",
            "left out",
            "slope",
            "pairs 95%",
            "intercept",
            "pairs 95%",
            "R2",
            "effective robustness");

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
            out.println("Left out: checkpoints whose ID value is not above the constant predictor's, and 0 and 1, which"
                    + " logit and probit cannot show.");
            out.println("Intervals 'pairs' redraw checkpoints one by one and are descriptive: fine-tunes of one"
                    + " pre-training are not independent.");
            out.println(
                    "Effective robustness is the mean residual to the from-scratch line, in points, over checkpoints inside"
                            + " its ID range; its interval is that of leaving out one pre-training at a time. 'plumbline compare'"
                            + " has the mean over pre-trainings.");
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
        List<String> row = new ArrayList<>(counts(trend));
        row.addAll(line(trend));
        row.add(robustness);
        return row;
    }

    private static List<String> counts(TrendState trend) {
        TrendState.Counts counts = trend.counts();
        return List.of(
                trend.series(),
                Long.toString(counts.points()),
                Long.toString(counts.runs()),
                Long.toString(counts.pretrainings()),
                leftOut(counts));
    }

    private static String leftOut(TrendState.Counts counts) {
        List<String> reasons = new ArrayList<>();
        addReason(reasons, counts.belowConstant(), "below constant");
        addReason(reasons, counts.idAtBound(), "ID 0 or 1");
        addReason(reasons, counts.oodAtBound(), "OOD 0 or 1");
        return reasons.isEmpty() ? "0" : String.join(", ", reasons);
    }

    private static void addReason(List<String> reasons, long count, String why) {
        if (count > 0) {
            reasons.add(count + " " + why);
        }
    }

    private static List<String> line(TrendState trend) {
        TrendState.Line line = trend.line();
        if (line == null) {
            return List.of("-", why(trend.reason()), "-", "", "-");
        }
        String none = why(line.noInterval());
        return List.of(
                Numbers.of(line.slope()),
                line.slopeInterval() == null ? none : Numbers.interval(line.slopeInterval()),
                Numbers.of(line.intercept()),
                line.interceptInterval() == null ? none : Numbers.interval(line.interceptInterval()),
                Numbers.of(line.r2()));
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
