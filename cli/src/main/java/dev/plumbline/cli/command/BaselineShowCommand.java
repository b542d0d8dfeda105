package dev.plumbline.cli.command;

import dev.plumbline.analytics.baselines.BaselineBook;
import dev.plumbline.analytics.baselines.BaselineFacts;
import dev.plumbline.analytics.read.Rows;
import dev.plumbline.cli.option.Format;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.BaselineTables;
import dev.plumbline.cli.reading.NamedBaselines;
import dev.plumbline.contracts.event.NamedBaseline;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline baseline show}. */
@Command(
        name = "show",
        description = {
            "Shows a baseline: where it is from, its line and its range.",
            "JSON is the whole event; CSV has its points, of which 'plumbline fit FILE.csv --id id --ood ood --cluster unit'"
                    + " gives the line again."
        })
final class BaselineShowCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The baseline.")
    private String name = "";

    @Option(
            names = "--baseline-version",
            paramLabel = "V",
            description = "A version of it, by its first digits (default: the one that stands).")
    private @Nullable String version;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        BaselineBook book = NamedBaselines.read(kafka.settings("baseline"));
        NamedBaseline baseline = book.all().stream()
                .filter(known -> known.name().equals(name)
                        && (version == null || known.version().startsWith(version)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no baseline " + name
                        + (version == null ? "" : " of version " + version)
                        + ": 'plumbline baseline list --all' names those there are"));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        switch (format) {
            case JSON -> FormatOptions.printJson(baseline, out);
            case CSV ->
                out.print(Rows.of(NamedBaseline.Model.class, baseline.points()).csv());
            case TABLE -> BaselineTables.printOne(facts(book, baseline), out);
        }
        out.flush();
        return 0;
    }

    private static BaselineFacts facts(BaselineBook book, NamedBaseline baseline) {
        return BaselineFacts.of(book).stream()
                .filter(facts ->
                        facts.name().equals(baseline.name()) && facts.version().equals(baseline.version()))
                .findFirst()
                .orElseThrow();
    }
}
