package dev.plumbline.cli.output;

import dev.plumbline.analytics.comparison.Comparison;
import dev.plumbline.analytics.comparison.Difference;
import dev.plumbline.analytics.comparison.FactorSlope;
import dev.plumbline.analytics.comparison.SeriesScale;
import dev.plumbline.analytics.comparison.StudyComparison;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.contracts.event.Bounds;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much pre-training each series had; then, for each figure and quantity, the differences and slopes in points. */
public final class ComparisonTables {
    private ComparisonTables() {}

    public static void print(StudyComparison study, PrintWriter out) {
        series(study).print(out);
        out.println();
        Map<String, List<Comparison>> figures = new LinkedHashMap<>();
        study.comparisons()
                .forEach(comparison -> figures.computeIfAbsent(title(comparison), t -> new ArrayList<>())
                        .add(comparison));
        figures.forEach((title, comparisons) -> {
            out.println(title);
            table(comparisons).print(out);
            out.println();
        });
        if (!study.slopes().isEmpty()) {
            out.println("Change per factor 10");
            slopes(study.slopes()).print(out);
            out.println();
        }
        out.println(String.format(
                Locale.ROOT,
                "Differences are second minus first, in points; equivalent: within ±%s points. Series that differ in images"
                        + " seen differ in optimizer steps too.",
                Double.toString(100 * study.margin())));
        out.flush();
    }

    private static Table series(StudyComparison study) {
        Table table = new Table(List.of("series", "images", "labels", "images seen", "pre-trainings"));
        for (SeriesScale series : study.series()) {
            table.row(List.of(
                    series.series(),
                    Long.toString(series.images()),
                    Integer.toString(series.labels()),
                    Long.toString(series.seen()),
                    Long.toString(series.pretrainings())));
        }
        return table;
    }

    private static String title(Comparison comparison) {
        return "%s, %s, %s: %s"
                .formatted(
                        comparison.task(),
                        comparison.ood(),
                        comparison.metric(),
                        comparison.quantity().label());
    }

    private static Table table(List<Comparison> comparisons) {
        Table table = new Table(List.of("first", "second", "pairs", "difference", "95%", "p (Holm)", "verdict"));
        for (Comparison comparison : comparisons) {
            Difference difference = comparison.difference();
            table.row(List.of(
                    comparison.first(),
                    comparison.second(),
                    difference == null ? "0" : Integer.toString(difference.pairs()),
                    difference == null ? "-" : Numbers.points(difference.mean()),
                    difference == null ? "" : interval(difference.interval()),
                    comparison.adjusted() == null ? "-" : Numbers.of(comparison.adjusted()),
                    verdict(comparison)));
        }
        return table;
    }

    private static String verdict(Comparison comparison) {
        String verdict = comparison.verdict().name().toLowerCase(Locale.ROOT);
        @Nullable String reason = comparison.reason();
        return reason == null ? verdict : verdict + " (" + reason + ")";
    }

    private static Table slopes(List<FactorSlope> slopes) {
        Table table = new Table(
                List.of("task", "test", "metric", "quantity", "factor", "levels", "pre-trainings", "change", "95%"));
        for (FactorSlope slope : slopes) {
            table.row(List.of(
                    slope.task(),
                    slope.ood(),
                    slope.metric(),
                    slope.quantity().label(),
                    slope.factor(),
                    Integer.toString(slope.slope().levels()),
                    Integer.toString(slope.slope().units()),
                    Numbers.points(slope.slope().perDecade()),
                    interval(slope.slope().interval())));
        }
        return table;
    }

    private static String interval(Interval interval) {
        return interval instanceof Interval.Bounds bounds
                ? Numbers.points(new Bounds(bounds.lower(), bounds.upper()))
                : ((Interval.None) interval).reason();
    }
}
