package dev.plumbline.cli.command;

import dev.plumbline.analytics.read.Rows;
import dev.plumbline.analytics.read.TrendRow;
import dev.plumbline.cli.option.Format;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.TrendTables;
import dev.plumbline.cli.reading.AskedStudy;
import dev.plumbline.cli.reading.StudyTrends;
import dev.plumbline.service.KafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline trends}. */
@Command(
        name = "trends",
        description = {
            "Prints the trends of out-of-distribution on in-distribution metrics, as they are now.",
            "The table has one line for a series and test set: accuracy on the logit scale, macro F1 on the linear one."
                    + " JSON and CSV have every scale and unit."
        })
final class TrendsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--study", paramLabel = "S", description = "Only this study.")
    private @Nullable String study;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        KafkaSettings settings = kafka.settings("trends");
        StudyTrends trends = StudyTrends.read(settings, study);
        if (trends.all().isEmpty()) {
            AskedStudy.requireKnown(settings, study);
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        switch (format) {
            case JSON -> FormatOptions.printJson(rows(trends), out);
            case CSV -> out.print(Rows.of(TrendRow.class, rows(trends)).csv());
            case TABLE -> TrendTables.print(trends.all(), out);
        }
        out.flush();
        if (trends.all().isEmpty()) {
            throw new IllegalStateException(
                    (study == null ? "there are no trends yet" : "study " + study + " has no trends yet")
                            + ": 'plumbline status' shows where the runs stand");
        }
        return 0;
    }

    private static List<TrendRow> rows(StudyTrends trends) {
        return trends.all().stream().map(TrendRow::of).toList();
    }
}
