package dev.plumbline.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.analytics.fit.Columns;
import dev.plumbline.analytics.fit.CsvFit;
import dev.plumbline.analytics.fit.FitCsv;
import dev.plumbline.analytics.fit.Fits;
import dev.plumbline.analytics.fit.GroupFit;
import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.analytics.statistics.Weights;
import dev.plumbline.cli.option.Format;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.RowOptions;
import dev.plumbline.cli.output.FitTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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
                    + " percentile bootstrap of rows, or with --cluster by jackknife, which draws nothing.",
            "Exit code 1 when no group has a line; what is missing is said for each."
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

    @Mixin
    private final RowOptions rows = new RowOptions();

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

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        CsvFit fit = new CsvFit(
                new Columns(id, ood, group, cluster, point),
                scale,
                percent,
                new Bootstrap(weights, replicates, seed),
                rows.selection(false));
        Fits fits = fit.fit(Objects.requireNonNull(file));
        print(fits.groups(), command.commandLine().getOut());
        PrintWriter err = command.commandLine().getErr();
        RowOptions.report(fits.skipped(), err);
        warnOfBounds(fits.groups(), err);
        return isFitted(fits.groups(), err) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Says so where no group has a line. */
    private static boolean isFitted(List<GroupFit> fits, PrintWriter err) {
        if (fits.stream().anyMatch(fit -> fit.estimate().trend() instanceof Trend.Fitted)) {
            return true;
        }
        GroupFit first = fits.get(0);
        if (first.estimate().trend() instanceof Trend.Unfitted none) {
            err.println("plumbline: no line is fitted: " + first.group() + ": " + none.reason()
                    + (fits.size() == 1 ? "" : ", and no other group has one"));
        }
        return false;
    }

    private void print(List<GroupFit> fits, PrintWriter out) throws JsonProcessingException {
        switch (format) {
            case JSON -> FormatOptions.printJson(FitTables.json(scale, fits), out);
            case CSV -> out.print(FitCsv.of(scale, fits));
            case TABLE -> FitTables.print(fits, out);
        }
        out.flush();
    }

    private static void warnOfBounds(List<GroupFit> fits, PrintWriter err) {
        fits.stream()
                .filter(group -> atBound(group) > 0)
                .forEach(
                        group -> err.println(
                                "plumbline: warning: " + group.group() + " lacks " + atBound(group)
                                        + " points whose OOD value is 0 or 1, which the scale cannot show: that selects on the outcome"));
    }

    private static long atBound(GroupFit fit) {
        return fit.estimate().trend().excluded().oodAtBound();
    }
}
