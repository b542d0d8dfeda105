package dev.plumbline.cli.command;

import dev.plumbline.cli.option.Format;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.option.StoreOptions;
import dev.plumbline.cli.output.RescoringTables;
import dev.plumbline.cli.reading.AskedStudy;
import dev.plumbline.cli.reading.KeptEvaluations;
import dev.plumbline.cli.rescoring.ClassMapCsv;
import dev.plumbline.cli.rescoring.Rescoring;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.MetricName;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Transaction;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline rescore}. */
@Command(
        name = "rescore",
        description = {
            "Scores evaluations again from the predictions that they keep in the store: without images, checkpoints or a GPU.",
            "Prints the metric as it was and as it is now. With --publish every metric is published anew under a higher"
                    + " version, which trends prefer; all evaluations or none. The exit code is 1 where one cannot be re-scored."
        })
final class RescoreCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--metric",
            required = true,
            paramLabel = "NAME",
            description = "What is printed: accuracy, macroF1, macroRecall, balancedAccuracy or worstGroupAccuracy.")
    private String metric = "";

    @Option(names = "--study", paramLabel = "S", description = "Only runs of this study.")
    private @Nullable String study;

    @Option(
            names = "--stage",
            paramLabel = "ID",
            description = "Only this fine-tuning stage, by the first 6 or more digits of its id.")
    private @Nullable String stage;

    @Option(
            names = "--class-map",
            paramLabel = "FILE",
            description = "Merge classes first, in the truth and in the predictions: a CSV file with the line"
                    + " 'class,maps_to' and one line for each class id of the test set.")
    private @Nullable Path classMap;

    @Option(names = "--publish", description = "Publish the new scores, so that trends follow them.")
    private boolean publish;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        MetricName name = name();
        if (stage != null && !stage.matches("[0-9a-f]{6,64}")) {
            throw new InvalidField("--stage", stage, "6 or more digits of a stage's id");
        }
        KafkaSettings settings = kafka.settings("rescore");
        if (!publish) {
            return rescored(name, settings, null);
        }
        try (Transaction transaction = Transaction.open(settings, "plumbline/rescore")) {
            return rescored(name, settings, transaction);
        }
    }

    /** @param transaction opened before evaluations are read, so that its version is above all that are published; null: none */
    private int rescored(MetricName name, KafkaSettings settings, @Nullable Transaction transaction)
            throws IOException, InterruptedException {
        KeptEvaluations known = KeptEvaluations.read(settings);
        List<Evaluation> evaluations = known.counting(study, stage);
        if (evaluations.isEmpty()) {
            AskedStudy.requireKnown(settings, study);
            throw new IllegalStateException("no such evaluation: 'plumbline status' shows where the runs stand");
        }
        Rescoring rescoring = Rescoring.of(
                evaluations,
                name,
                store.store(kafka.data().data()),
                classMap == null ? null : ClassMapCsv.read(classMap));
        print(rescoring, Objects.requireNonNull(spec).commandLine().getOut());
        if (transaction != null) {
            publish(rescoring, known.version() + 1, settings, transaction);
        }
        return rescoring.faults() == 0 ? 0 : 1;
    }

    private MetricName name() {
        return Arrays.stream(MetricName.values())
                .filter(known -> known.label().equals(metric))
                .findFirst()
                .orElseThrow(() -> new InvalidField(
                        "--metric",
                        metric,
                        "one of "
                                + Arrays.stream(MetricName.values())
                                        .map(MetricName::label)
                                        .collect(Collectors.joining(", "))));
    }

    private void print(Rescoring rescoring, PrintWriter out) throws IOException {
        switch (format) {
            case JSON -> FormatOptions.printJson(rescoring.rescored(), out);
            case CSV -> RescoringTables.csv(rescoring.rescored(), out);
            case TABLE -> RescoringTables.print(rescoring.rescored(), out);
        }
    }

    private void publish(Rescoring rescoring, int version, KafkaSettings settings, Transaction transaction) {
        Instant now = InstantSource.system().instant();
        List<Evaluation> events = rescoring.events(version, now);
        transaction.publish(settings.topics().evaluations(), events, now);
        Objects.requireNonNull(spec)
                .commandLine()
                .getErr()
                .printf("%d evaluations were published as metric version %d%n", events.size(), version);
    }
}
