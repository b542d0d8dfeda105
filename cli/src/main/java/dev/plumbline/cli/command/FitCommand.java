package dev.plumbline.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.analytics.fit.Columns;
import dev.plumbline.analytics.fit.CsvFit;
import dev.plumbline.analytics.fit.GroupFit;
import dev.plumbline.analytics.statistics.BandPoint;
import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Estimate;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.analytics.statistics.Weights;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.contracts.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline fit}: the trend code on any CSV file. */
@Command(
        name = "fit",
        description = {
            "Fits the trend of out-of-distribution on in-distribution metrics of any CSV file.",
            "The same code as the live trends: ordinary least squares on the chosen scale, 95 %% intervals by"
                    + " percentile bootstrap of rows, or with --cluster by jackknife, which draws nothing."
        })
final class FitCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE.csv", description = "A CSV file with a header line, one row a point.")
    private @Nullable Path file;

    @Option(names = "--id", required = true, paramLabel = "COL", description = "The metric in distribution.")
    private String id = "";

    @Option(names = "--ood", required = true, paramLabel = "COL", description = "The metric out of distribution.")
    private String ood = "";

    @Option(names = "--group", paramLabel = "COL", description = "One trend for each value of this column.")
    private @Nullable String group;

    @Option(
            names = "--cluster",
            paramLabel = "COL",
            description =
                    "Rows of one value are left out together, by jackknife (default: each row is redrawn by itself).")
    private @Nullable String cluster;

    @Option(
            names = "--point",
            paramLabel = "COL",
            description = "Names a row for its Poisson weight (default: its number).")
    private @Nullable String point;

    @Option(
            names = "--scale",
            defaultValue = "logit",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Scale scale = Scale.LOGIT;

    @Option(names = "--percent", description = "The metrics are per cent, 0 to 100, not fractions.")
    private boolean percent;

    @Option(
            names = "--weights",
            defaultValue = "multinomial",
            description = "${COMPLETION-CANDIDATES}: classic resampling, or what live trends use"
                    + " (default: ${DEFAULT-VALUE}).")
    private Weights weights = Weights.MULTINOMIAL;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Replicates (default: 1000; 10000 for fewer than 8 points).")
    private int replicates = Bootstrap.BY_RULE;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "N", description = "Of the bootstrap (default: 0).")
    private long seed;

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        CsvFit fit = new CsvFit(
                new Columns(id, ood, group, cluster, point), scale, percent, new Bootstrap(weights, replicates, seed));
        List<GroupFit> fits = fit.fit(Objects.requireNonNull(file));
        PrintWriter out = command.commandLine().getOut();
        if (format.json()) {
            printJson(fits, out);
        } else {
            printTable(fits, out);
        }
        out.flush();
        fits.stream()
                .filter(group -> atBound(group) > 0)
                .forEach(
                        group -> command.commandLine()
                                .getErr()
                                .println(
                                        "plumbline: warning: " + group.group() + " lacks " + atBound(group)
                                                + " points whose OOD value is 0 or 1, which the scale cannot show: that selects on the outcome"));
        return 0;
    }

    private static long atBound(GroupFit fit) {
        return fit.estimate().trend().excluded().oodAtBound();
    }

    private void printJson(List<GroupFit> fits, PrintWriter out) throws JsonProcessingException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (GroupFit fit : fits) {
            all.add(json(fit));
        }
        out.println(Json.events().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }

    private Map<String, Object> json(GroupFit fit) {
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
            json.put("band", estimate.band().stream().map(FitCommand::json).toList());
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

    private void printTable(List<GroupFit> fits, PrintWriter out) {
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

    private static String interval(Interval interval) {
        return interval instanceof Interval.Bounds bounds
                ? "[" + number(bounds.lower()) + ", " + number(bounds.upper()) + "]"
                : ((Interval.None) interval).reason();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
