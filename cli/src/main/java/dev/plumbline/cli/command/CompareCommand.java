package dev.plumbline.cli.command;

import dev.plumbline.analytics.comparison.Comparison;
import dev.plumbline.analytics.comparison.StudyComparison;
import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.ComparisonTables;
import dev.plumbline.cli.reading.AskedStudy;
import dev.plumbline.cli.reading.KnownValues;
import dev.plumbline.cli.reading.Readings;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline compare}. */
@Command(
        name = "compare",
        description = {
            "Compares the pre-trained series of a study, each with each: in distribution, out of distribution and in"
                    + " effective robustness by pre-training: the mean residual to the from-scratch line, taken in each"
                    + " pre-training first, where 'plumbline trends' takes it over all checkpoints at once.",
            "A verdict needs six pairs of pre-trainings of the same architecture and pre-training seed. 'equivalent' means:"
                    + " surely within the margin that the study's file declares, or one point; it is recorded with the"
                    + " runs and cannot be chosen here. p-values are adjusted (Holm) for all comparisons of one metric and quantity,"
                    + " comparable or not; an added test set counts by itself.",
            "Intervals are Student's t over the pairs, from two pairs on; under six there is an interval and no verdict.",
            "The order of the series is told for each of the three by itself. A pair that differs in images and in"
                    + " optimizer steps is marked."
        })
final class CompareCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--study", required = true, paramLabel = "S", description = "The study.")
    private String study = "";

    @Option(names = "--ood", paramLabel = "NAME", description = "Only this OOD test set.")
    private @Nullable String ood;

    @Option(names = "--metric", paramLabel = "NAME", description = "Only this one: accuracy or macroF1.")
    private @Nullable String metric;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        KafkaSettings settings = kafka.settings("compare");
        Map<String, Accepted> runs = new TreeMap<>();
        PointBook points = new PointBook();
        Readings.read(
                settings,
                new TopicTail.Listeners()
                        .on(settings.topics().accepted(), accepted -> take(accepted, runs, points))
                        .on(settings.topics().evaluations(), points::on));
        if (runs.isEmpty()) {
            AskedStudy.requireKnown(settings, study);
        }
        StudyComparison whole = StudyComparison.of(runs.values(), points.points(point -> true));
        List<Comparison> all = whole.comparisons();
        KnownValues.require("--ood", ood, all.stream().map(Comparison::ood).toList());
        KnownValues.require(
                "--metric", metric, all.stream().map(Comparison::metric).toList());
        StudyComparison comparison = whole.of(ood, metric);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(comparison, out);
        } else {
            ComparisonTables.print(comparison, out);
        }
        return 0;
    }

    private void take(Accepted accepted, Map<String, Accepted> runs, PointBook points) {
        if (accepted.request().study().equals(study)) {
            runs.put(accepted.request().id(), accepted);
            points.on(accepted);
        }
    }
}
