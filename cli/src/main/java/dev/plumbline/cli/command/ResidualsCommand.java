package dev.plumbline.cli.command;

import dev.plumbline.analytics.baselines.Grouping;
import dev.plumbline.analytics.baselines.ResidualSummary;
import dev.plumbline.analytics.read.Rows;
import dev.plumbline.cli.option.Format;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.ResidualTables;
import dev.plumbline.cli.reading.KnownValues;
import dev.plumbline.cli.reading.StudyResiduals;
import dev.plumbline.contracts.event.TestRole;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline residuals}. */
@Command(
        name = "residuals",
        description = {
            "Says how far the series of a study lie above baselines: the study's own runs from scratch, and every named one"
                    + " of the same task, OOD test set and metric.",
            "Only checkpoints inside a baseline's ID range count; under half of them a series is not comparable. Intervals"
                    + " leave out one pre-training of series and baseline at a time. 'plumbline figure --residuals' draws it by epoch."
        })
final class ResidualsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--study", required = true, paramLabel = "S", description = "The study.")
    private String study = "";

    @Option(
            names = "--baseline",
            paramLabel = "N",
            description = "Only to this one, which may be from-scratch (default: to all that fit).")
    private @Nullable String baseline;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "Tell the checkpoints of a series apart by epoch, architecture, or epoch,architecture.")
    private @Nullable String by;

    @Option(names = "--metric", paramLabel = "NAME", description = "Only this one: accuracy or macroF1.")
    private @Nullable String metric;

    @Option(
            names = "--ood",
            paramLabel = "NAME",
            description = "Only this OOD test set, or OOD validation set (default: every OOD test set).")
    private @Nullable String ood;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Set<Grouping> groupings = Grouping.parse(by);
        List<ResidualSummary> all = StudyResiduals.read(kafka.settings("residuals"), study, baseline, groupings);
        KnownValues.require(
                "--metric", metric, all.stream().map(ResidualSummary::metric).toList());
        KnownValues.require("--ood", ood, all.stream().map(ResidualSummary::ood).toList());
        List<ResidualSummary> summaries = all.stream().filter(this::isAsked).toList();
        if (summaries.isEmpty()) {
            throw new IllegalStateException("study " + study + " has no residuals of that metric and OOD test set");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        switch (format) {
            case JSON -> FormatOptions.printJson(summaries, out);
            case CSV -> out.print(Rows.of(ResidualSummary.class, summaries).csv());
            case TABLE -> new ResidualTables(groupings).print(summaries, out);
        }
        out.flush();
        return 0;
    }

    private boolean isAsked(ResidualSummary summary) {
        return (metric == null || summary.metric().equals(metric))
                && (ood == null
                        ? summary.role() == TestRole.OOD_TEST
                        : summary.ood().equals(ood));
    }
}
