package dev.plumbline.cli.command;

import dev.plumbline.analytics.baselines.BaselineFacts;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.BaselineTables;
import dev.plumbline.cli.reading.NamedBaselines;
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

/** {@code plumbline baseline list}. */
@Command(name = "list", description = "Lists the baselines that have names, and the line of each.")
final class BaselineListCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--all", description = "Superseded versions too.")
    private boolean all;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<BaselineFacts> baselines = BaselineFacts.of(NamedBaselines.read(kafka.settings("baseline"))).stream()
                .filter(facts -> all || facts.standing())
                .toList();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(baselines, out);
        } else {
            BaselineTables.print(baselines, out);
        }
        return 0;
    }
}
