package dev.plumbline.cli.command;

import dev.plumbline.analytics.read.RegressionBook;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.RegressionTable;
import dev.plumbline.cli.reading.AskedStudy;
import dev.plumbline.cli.reading.Readings;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
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

/** {@code plumbline regressions}. */
@Command(
        name = "regressions",
        description = {
            "Prints the series whose new runs lie lower out of distribution, at the same ID value, than their runs before;"
                    + " and those that did and are cleared.",
            "A series is tested from its seventh run on, with several architectures later.",
            "'plumbline analytics --false-alarm-every' says how rare a false alarm is."
        },
        subcommands = AcceptRegressionCommand.class)
final class RegressionsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--study", paramLabel = "S", description = "Only this study.")
    private @Nullable String study;

    @Option(names = "--active", description = "Only what is not cleared.")
    private boolean active;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        KafkaSettings settings = kafka.settings("regressions");
        RegressionBook book = new RegressionBook();
        Readings.read(
                settings, new TopicTail.Listeners().onTimed(settings.topics().regressions(), book::on));
        List<RegressionBook.Word> words = book.words(
                word -> (study == null || word.regression().study().equals(study)) && (!active || word.active()));
        if (words.isEmpty()) {
            AskedStudy.requireKnown(settings, study);
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(words, out);
        } else {
            RegressionTable.print(words, out);
        }
        out.flush();
        return 0;
    }
}
