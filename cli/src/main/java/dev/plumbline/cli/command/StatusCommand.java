package dev.plumbline.cli.command;

import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.BackfillTable;
import dev.plumbline.cli.output.RunTable;
import dev.plumbline.cli.output.Table;
import dev.plumbline.cli.reading.Readings;
import dev.plumbline.cli.reading.Validations;
import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline status}. */
@Command(
        name = "status",
        description = {
            "Shows where every run stands and why, how far added test sets are, and what was rejected: requests, and"
                    + " events that are none.",
            "Exit code 1 if an ID is given of which nothing is known."
        })
final class StatusCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Only this run, or the runs of this study.")
    private @Nullable String id;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        KafkaSettings settings = kafka.settings("status");
        Map<String, RunState> runs = new TreeMap<>();
        Map<String, Rejected> rejected = new LinkedHashMap<>();
        Map<String, BackfillState> backfills = new TreeMap<>();
        Validations validations = new Validations();
        Readings.read(
                settings,
                new TopicTail.Listeners()
                        .on(settings.topics().checkpoints(), validations::on)
                        .on(settings.topics().backfills(), state -> backfills.put(state.key(), state))
                        .on(settings.topics().runs(), run -> runs.put(run.run(), run))
                        .on(settings.topics().rejected(), refusal -> rejected.put(refusal.id(), refusal)));
        runs.values().removeIf(run -> !asked(run.run(), run.study()));
        rejected.values().removeIf(refusal -> !asked(refusal.id(), refusal.id().split("/", 2)[0]));
        if (id != null) {
            backfills.clear(); // they are of tasks
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(
                    Map.of(
                            "runs",
                            runs.values(),
                            "backfills",
                            backfills.values(),
                            "rejected",
                            rejected.values(),
                            "validations",
                            of(runs, validations)),
                    out);
        } else {
            new RunTable(runs.values(), validations).print(out);
            new BackfillTable(backfills.values()).print(out);
            printRejected(rejected.values(), out);
        }
        out.flush();
        if (id != null && runs.isEmpty() && rejected.isEmpty()) {
            throw new IllegalStateException("nothing is known of " + id + ": it is no run's id and no study");
        }
        return 0;
    }

    /** By run. */
    private static Map<String, Validations.Scored> of(Map<String, RunState> runs, Validations validations) {
        Map<String, Validations.Scored> byRun = new TreeMap<>();
        runs.forEach((id, run) -> validations.of(run).ifPresent(scored -> byRun.put(id, scored)));
        return byRun;
    }

    private boolean asked(String run, String study) {
        return id == null || id.equals(run) || id.equals(study);
    }

    private static void printRejected(Collection<Rejected> rejected, PrintWriter out) {
        if (rejected.isEmpty()) {
            return;
        }
        Table table = new Table(List.of("rejected", "reason", "message"));
        rejected.forEach(refusal -> table.row(List.of(refusal.id(), refusal.reason(), refusal.message())));
        table.print(out);
    }
}
