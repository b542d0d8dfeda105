package dev.plumbline.cli.command;

import dev.plumbline.analytics.baselines.BaselineBook;
import dev.plumbline.analytics.baselines.BaselineFacts;
import dev.plumbline.analytics.points.Measure;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.BaselineTables;
import dev.plumbline.cli.reading.NamedBaselines;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.service.KafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every new baseline is given, and how it is put up. */
final class NewBaselineOptions {
    @Option(names = "--name", required = true, paramLabel = "N", description = "The baseline's name.")
    private String name = "";

    @Option(
            names = "--scale",
            description = "${COMPLETION-CANDIDATES}: on which the line is fitted"
                    + " (default: logit for accuracy, linear for F1).")
    private @Nullable Scale scale;

    @Option(names = "--by", paramLabel = "WHO", description = "Who makes it (default: this user).")
    private String by = System.getProperty("user.name", "unknown");

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    String name() {
        return name;
    }

    String by() {
        return by;
    }

    KafkaSettings settings() {
        return kafka.settings("baseline");
    }

    /** The scale that is asked for, or the metric's own. */
    String scale(Measure measure) {
        return (scale == null ? measure.scale() : scale).label();
    }

    /** @throws InvalidField if there is no such metric */
    static Measure measure(String label) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.label().equals(label))
                .findAny()
                .orElseThrow(() -> new InvalidField(
                        "--metric",
                        label,
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Measure.values())
                                                .map(Measure::label)
                                                .toList())));
    }

    /** Publishes a version, and prints what it is. */
    void put(NamedBaseline baseline, PrintWriter out, PrintWriter err) throws IOException, InterruptedException {
        NamedBaselines.read(settings()).standing().stream()
                .filter(before ->
                        before.name().equals(baseline.name()) && !figure(before).equals(figure(baseline)))
                .forEach(
                        before -> err.println("plumbline: warning: version " + before.version() + " of " + before.name()
                                + ", of " + figure(before) + ", stands no longer; this one is of " + figure(baseline)
                                + ". Under another name both would stand"));
        NamedBaselines.publish(settings(), baseline);
        BaselineBook book = new BaselineBook();
        book.on(baseline);
        BaselineFacts facts = BaselineFacts.of(book).get(0);
        if (facts.oodAtBound() > 0) {
            err.println("plumbline: warning: the line lacks " + facts.oodAtBound()
                    + " points whose OOD value is 0 or 1, which the scale cannot show: that selects on the outcome");
        }
        if (format.json()) {
            FormatOptions.printJson(facts, out);
        } else {
            BaselineTables.printOne(facts, out);
        }
    }

    private static String figure(NamedBaseline baseline) {
        return baseline.task() + ", " + baseline.ood() + ", " + baseline.metric();
    }
}
