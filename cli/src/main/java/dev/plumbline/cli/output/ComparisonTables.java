package dev.plumbline.cli.output;

import dev.plumbline.analytics.comparison.Comparison;
import dev.plumbline.analytics.comparison.Difference;
import dev.plumbline.analytics.comparison.FactorSlope;
import dev.plumbline.analytics.comparison.Quantity;
import dev.plumbline.analytics.comparison.SeriesScale;
import dev.plumbline.analytics.comparison.Standing;
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

/**
 * How much pre-training each series had, images beside optimizer steps; then, for each figure and quantity by itself, the
 * differences and the order; then the slopes, and what the reader is warned of.
 */
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
            order(study, title, out);
            out.println();
        });
        if (!study.slopes().isEmpty()) {
            out.println("Slopes over ordered factors, between series alike but for the factor");
            slopes(study.slopes()).print(out);
            out.println();
        }
        out.println(String.format(
                Locale.ROOT,
                "Differences are second minus first, in points; equivalent: within ±%s points, as declared before the runs.",
                Double.toString(100 * study.margin())));
        out.println(String.format(
                Locale.ROOT,
                "Intervals are Student's t, from 2 pairs on, and hold where differences between pairs are normally distributed;"
                        + " under %d pairs there is no verdict.",
                Difference.FEWEST_PAIRS));
        out.println(
                "Effective robustness by pre-training is the mean over pre-trainings of each one's mean residual to the"
                        + " from-scratch line; 'plumbline trends' has the mean over checkpoints.");
        if (study.comparisons().stream().anyMatch(Comparison::confounded)) {
            out.println("* the two differ in images and in optimizer steps.");
        }
        study.warnings().forEach(warning -> out.println("warning: " + warning));
        out.flush();
    }

    /** Series by their means; of each, which it is above or like by verdict. */
    private static void order(StudyComparison study, String title, PrintWriter out) {
        List<Standing> standings = study.standings().stream()
                .filter(standing -> title(standing).equals(title))
                .toList();
        if (standings.isEmpty()) {
            return;
        }
        Table table = new Table(List.of("rank", "series", "mean", "pre-trainings", "above", "equivalent to"));
        for (Standing standing : standings) {
            table.row(List.of(
                    Integer.toString(standing.rank()),
                    standing.series(),
                    Numbers.points(standing.mean()),
                    Integer.toString(standing.pretrainings()),
                    names(standing.above()),
                    names(standing.alike())));
        }
        table.print(out);
    }

    private static String names(List<String> series) {
        return series.isEmpty() ? "-" : String.join(", ", series);
    }

    private static Table series(StudyComparison study) {
        Table table = new Table(List.of("series", "images", "labels", "steps", "images seen", "pre-trainings"));
        for (SeriesScale series : study.series()) {
            table.row(List.of(
                    series.series(),
                    Long.toString(series.images()),
                    Integer.toString(series.labels()),
                    series.steps() + (series.equalSteps() ? " (stated)" : ""),
                    Long.toString(series.seen()),
                    Long.toString(series.pretrainings())));
        }
        return table;
    }

    private static String title(Standing standing) {
        return title(standing.task(), standing.ood(), standing.metric(), standing.quantity());
    }

    private static String title(Comparison comparison) {
        return title(comparison.task(), comparison.ood(), comparison.metric(), comparison.quantity());
    }

    private static String title(String task, String ood, String metric, Quantity quantity) {
        return "%s, %s, %s: %s".formatted(task, ood, metric, quantity.label());
    }

    private static Table table(List<Comparison> comparisons) {
        Table table = new Table(List.of("first", "second", "pairs", "difference", "95%", "p (Holm)", "verdict"));
        for (Comparison comparison : comparisons) {
            Difference difference = comparison.difference();
            table.row(List.of(
                    comparison.first(),
                    comparison.second() + (comparison.confounded() ? " *" : ""),
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
        Table table = new Table(List.of(
                "task", "test", "metric", "quantity", "factor", "levels", "steps", "pre-trainings", "change", "95%"));
        for (FactorSlope slope : slopes) {
            table.row(List.of(
                    slope.task(),
                    slope.ood(),
                    slope.metric(),
                    slope.quantity().label(),
                    slope.factor().label() + ", " + slope.factor().per(),
                    Integer.toString(slope.slope().levels()),
                    slope.steps() == null ? "differ" : slope.steps() + " each",
                    Integer.toString(slope.slope().units()),
                    Numbers.points(slope.slope().change()),
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
