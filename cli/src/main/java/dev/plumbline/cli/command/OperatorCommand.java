package dev.plumbline.cli.command;

import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.RunTable;
import dev.plumbline.cli.reading.Readings;
import dev.plumbline.cli.reading.Validations;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.event.Command.Action;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.producers.planner.Instructions;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An operator's word to the planner: published, waited for, and shown in what it did. */
abstract class OperatorCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "RUN|STUDY", description = "A run's id, or a study: all its runs.")
    private String target = "";

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    private final Action action;

    OperatorCommand(Action action) {
        this.action = action;
    }

    /** With {@link Action#PRIORITISE} only. */
    @Nullable
    Integer priority() {
        return null;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String word = action.name().toLowerCase(Locale.ROOT);
        KafkaSettings settings = kafka.settings(word);
        requireSomethingToDo(runs(settings), word);
        InstantSource clock = InstantSource.system();
        var command = new dev.plumbline.contracts.event.Command(
                UUID.randomUUID().toString(), target, action, priority(), clock.instant());
        try (Instructions instructions = new Instructions(settings, "plumbline/" + word, clock)) {
            if (!instructions.give(command, PATIENCE)) {
                throw new IllegalStateException("no planner has acted on it within " + PATIENCE.toSeconds()
                        + " s: the command lies in "
                        + settings.topics().commands().name()
                        + " and takes effect when one runs");
            }
        }
        print(command, runs(settings));
        return 0;
    }

    private Collection<RunState> runs(KafkaSettings settings) throws InterruptedException {
        Map<String, RunState> runs = new TreeMap<>();
        Readings.read(
                settings, new TopicTail.Listeners().on(settings.topics().runs(), run -> runs.put(run.run(), run)));
        return runs.values().stream()
                .filter(run -> target.equals(run.run()) || target.equals(run.study()))
                .toList();
    }

    private void requireSomethingToDo(Collection<RunState> runs, String word) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("nothing is known of " + target
                    + ": it is no run's id and no study; 'plumbline status' lists them");
        }
        if (runs.stream().allMatch(run -> run.status() == Status.COMPLETED)) {
            throw new IllegalArgumentException("every run of " + target + " is completed: there is nothing to " + word);
        }
    }

    private void print(dev.plumbline.contracts.event.Command command, Collection<RunState> runs) throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(Map.of("command", command, "runs", runs), out);
        } else {
            new RunTable(runs, new Validations()).print(out);
        }
        out.flush();
    }

    /** {@code plumbline cancel}. */
    @Command(
            name = "cancel",
            description = {
                "Cancels a run, or the runs that a study has now. What is being trained for nobody else stops at its next batch.",
                "'plumbline retry' takes it up again, from the last finished epoch."
            })
    static final class Cancel extends OperatorCommand {
        Cancel() {
            super(Action.CANCEL);
        }
    }

    /** {@code plumbline pause}. */
    @Command(
            name = "pause",
            description =
                    "Pauses a run, or a study with its later runs: the epochs in training end, and no other begins.")
    static final class Pause extends OperatorCommand {
        Pause() {
            super(Action.PAUSE);
        }
    }

    /** {@code plumbline resume}. */
    @Command(name = "resume", description = "Goes on with what was paused.")
    static final class Resume extends OperatorCommand {
        Resume() {
            super(Action.RESUME);
        }
    }

    /** {@code plumbline retry}. */
    @Command(
            name = "retry",
            description = "Forgives the failures of a run or a study so far, and takes back its cancelling:"
                    + " it goes on from the last finished epoch.")
    static final class Retry extends OperatorCommand {
        Retry() {
            super(Action.RETRY);
        }
    }

    /** {@code plumbline prioritise}. */
    @Command(
            name = "prioritise",
            description = "Gives a run, or a study with its later runs, another priority from the next epoch on.")
    static final class Prioritise extends OperatorCommand {
        @Option(
                names = "--priority",
                required = true,
                paramLabel = "N",
                description = "-1000 to 1000; higher goes first, 0 is usual.")
        private int priority;

        Prioritise() {
            super(Action.PRIORITISE);
        }

        @Override
        Integer priority() {
            Require.between("--priority", priority, -1000, 1000);
            return priority;
        }
    }
}
