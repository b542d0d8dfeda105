package dev.plumbline.cli.command;

import dev.plumbline.analytics.baselines.NewBaseline;
import dev.plumbline.analytics.fit.Columns;
import dev.plumbline.analytics.fit.CsvPoints;
import dev.plumbline.analytics.points.Measure;
import dev.plumbline.cli.option.RowOptions;
import dev.plumbline.cli.reading.KnownTests;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.NamedBaseline.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline baseline import}. */
@Command(
        name = "import",
        description = {
            "Imports a baseline from a CSV file with a header line, one row a model.",
            "A cell that is no metric is refused with its row and column; --skip-missing passes over rows that lack one."
        })
final class BaselineImportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE.csv", description = "The file.")
    private @Nullable Path file;

    @Option(names = "--id", required = true, paramLabel = "COL", description = "The metric in distribution.")
    private String id = "";

    @Option(names = "--ood", required = true, paramLabel = "COL", description = "The metric out of distribution.")
    private String ood = "";

    @Mixin
    private final RowOptions rows = new RowOptions();

    @Option(
            names = "--unit",
            paramLabel = "COL",
            description = "Intervals leave out models of one value together (default: each by itself).")
    private @Nullable String unit;

    @Option(names = "--percent", description = "The metrics are per cent, 0 to 100, not fractions.")
    private boolean percent;

    @Option(
            names = "--task",
            required = true,
            paramLabel = "T",
            description = "The task that the models are scored on.")
    private String task = "";

    @Option(
            names = "--ood-test",
            required = true,
            paramLabel = "O",
            description = "The name of the OOD test set; a warning says when no run is scored on it.")
    private String oodTest = "";

    @Option(
            names = "--metric",
            required = true,
            paramLabel = "NAME",
            description = "What both columns are: accuracy or" + " macroF1.")
    private String metric = "";

    @Option(
            names = "--source",
            required = true,
            paramLabel = "TEXT",
            description = "Where the figures are from: a paper, an address.")
    private String source = "";

    @Option(names = "--licence", required = true, paramLabel = "TEXT", description = "Under what they are published.")
    private String licence = "";

    @Mixin
    private final NewBaselineOptions made = new NewBaselineOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Measure measure = NewBaselineOptions.measure(metric);
        Path table = Objects.requireNonNull(file);
        CsvPoints points = CsvPoints.read(table, new Columns(id, ood, null, unit, null), percent, rows.selection(true));
        Content content = new Content(
                made.name(),
                NamedBaseline.Kind.IMPORTED,
                task,
                oodTest,
                measure.label(),
                made.scale(measure),
                null,
                source,
                licence);
        NamedBaseline baseline = NewBaseline.of(content, points.points(), table.toString(), made.by(), Instant.now());
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        RowOptions.report(points.skipped(), command.getErr());
        KnownTests.read(made.settings())
                .doubt(task, oodTest)
                .ifPresent(doubt -> command.getErr()
                        .println("plumbline: warning: " + doubt
                                + ". No residual is taken to this baseline until there is a run that is scored so"));
        made.put(baseline, command.getOut(), command.getErr());
        return 0;
    }
}
