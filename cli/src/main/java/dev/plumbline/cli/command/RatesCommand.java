package dev.plumbline.cli.command;

import dev.plumbline.analytics.points.Measure;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.cli.reading.AskedStudy;
import dev.plumbline.cli.reading.RateChoice;
import dev.plumbline.cli.reading.StudyRates;
import dev.plumbline.service.KafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline rates}. */
@Command(
        name = "rates",
        description = {
            "Prints the record of a study's learning rates: what each gave on ID validation after the last epoch, averaged"
                    + " over the seeds, and which is chosen for each series and architecture.",
            "Test sets and what is out of distribution have no part in it. Trends take the runs of all rates:"
                    + " for trends at the chosen ones submit what --write writes."
        })
final class RatesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--study", required = true, paramLabel = "S", description = "The study.")
    private String study = "";

    @Option(
            names = "--metric",
            defaultValue = "accuracy",
            paramLabel = "NAME",
            description = "What rates are chosen by: accuracy or macroF1 (default: ${DEFAULT-VALUE}).")
    private String metric = "accuracy";

    @Option(
            names = "--of",
            paramLabel = "FILE",
            description = "With --write: the study's file, whose grid is to give way to the chosen rates.")
    private @Nullable Path of;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description =
                    "Write a study NAME-chosen with the chosen rates alone, to be submitted. It trains nothing anew.")
    private @Nullable Path write;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((of == null) != (write == null)) {
            throw new IllegalArgumentException("--write: expected together with --of, the study's file");
        }
        KafkaSettings settings = kafka.settings("rates");
        List<RateChoice> choices = StudyRates.read(settings, study, measure());
        if (choices.isEmpty()) {
            AskedStudy.requireKnown(settings, study);
            throw new IllegalStateException("study " + study + " has no runs: 'plumbline status' lists what is known");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(choices, out);
        } else {
            print(choices, out);
        }
        if (of != null && write != null) {
            Files.writeString(write, ChosenStudy.of(Files.readString(of), choices));
        }
        return 0;
    }

    private Measure measure() {
        for (Measure measure : Measure.values()) {
            if (measure.label().equals(metric)) {
                return measure;
            }
        }
        throw new IllegalArgumentException("--metric: " + metric + "; expected accuracy or macroF1");
    }

    static void print(List<RateChoice> choices, PrintWriter out) {
        Table table = new Table(List.of("series", "architecture", "task", "rate", "ID validation", "runs", "choice"));
        for (RateChoice choice : choices) {
            choice.rates().forEach(rate -> table.row(row(choice, rate)));
        }
        table.print(out);
        out.flush();
    }

    private static List<String> row(RateChoice choice, RateChoice.Rate rate) {
        Double validation = rate.validation();
        return List.of(
                choice.series(),
                choice.architecture(),
                choice.task(),
                Double.toString(rate.learningRate()),
                validation == null ? "-" : String.format(Locale.ROOT, "%.4f", validation),
                rate.scored() + " of " + rate.runs(),
                said(choice, rate));
    }

    private static String said(RateChoice choice, RateChoice.Rate rate) {
        Double chosen = choice.chosen();
        if (chosen == null) {
            return rate.scored() < rate.runs() ? "unfinished" : "";
        }
        if (chosen != rate.learningRate()) {
            return "";
        }
        return choice.edge() ? "chosen, at the grid's edge: a better one may lie outside" : "chosen";
    }
}
