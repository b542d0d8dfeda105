package dev.plumbline.cli.command;

import dev.plumbline.cli.option.Age;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.option.StoreOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.cli.reading.StoreCitations;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.models.checkpoint.FileStore;
import dev.plumbline.models.checkpoint.Inventory;
import dev.plumbline.models.retention.Citations;
import dev.plumbline.models.retention.Disposal;
import dev.plumbline.models.retention.Retention;
import dev.plumbline.models.retention.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline checkpoint gc}. */
@Command(
        name = "gc",
        description = {
            "Deletes checkpoints that nothing needs, and what crashes left.",
            "Of each stage it keeps the last two, the best by ID validation, and each that a result cites or will be"
                    + " scored for; and whatever is young. It asks the topics what is cited, and deletes nothing"
                    + " when they cannot be read."
        })
final class CheckpointGcCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--dry-run", description = "Delete nothing; print every file, its size and the reason.")
    private boolean dryRun;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            defaultValue = "6h",
            converter = Age.class,
            description = "Keep all that is younger, as 90m, 6h or 2d (default: ${DEFAULT-VALUE}).")
    private Duration olderThan = Duration.ofHours(6);

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    /** A line of the output. */
    private record Line(String path, long bytes, Instant modified, boolean keep, String reason) {
        static Line of(Verdict verdict) {
            return new Line(
                    verdict.file().name().path(),
                    verdict.file().bytes(),
                    verdict.file().modified(),
                    verdict.keeps(),
                    verdict.reason().words());
        }
    }

    private record Report(boolean dryRun, int deleted, long bytes, List<Line> files) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (olderThan.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new InvalidField("--older-than", olderThan, "at least 1m: a running epoch's file has no marker yet");
        }
        Instant now = Instant.now();
        FileStore opened = store.store(kafka.data().data());
        // The store first: what is cited after this look is in it already, or young.
        Inventory inventory = Inventory.of(opened, "");
        Citations citations = StoreCitations.read(kafka.settings("checkpoint-gc"));
        List<Verdict> plan = Retention.plan(inventory, citations, now.minus(olderThan));
        List<Verdict> deleted = dryRun
                ? plan.stream().filter(verdict -> !verdict.keeps()).toList()
                : Disposal.carryOut(plan, opened, now);
        print(dryRun ? plan : deleted, deleted, Objects.requireNonNull(spec).commandLine());
        return 0;
    }

    private void print(List<Verdict> shown, List<Verdict> deleted, picocli.CommandLine command) throws IOException {
        PrintWriter out = command.getOut();
        long bytes =
                deleted.stream().mapToLong(verdict -> verdict.file().bytes()).sum();
        List<Line> lines = shown.stream().map(Line::of).toList();
        if (format.json()) {
            FormatOptions.printJson(new Report(dryRun, deleted.size(), bytes, lines), out);
            return;
        }
        if (!lines.isEmpty()) {
            Table table = new Table(List.of("file", "bytes", "", "reason"));
            lines.forEach(line -> table.row(
                    List.of(line.path(), Long.toString(line.bytes()), line.keep() ? "keep" : "delete", line.reason())));
            table.print(out);
            out.flush();
        }
        command.getErr()
                .printf(
                        "%d files of %.1f MB %s%n",
                        deleted.size(), bytes / 1e6, dryRun ? "would be deleted" : "were deleted");
    }
}
