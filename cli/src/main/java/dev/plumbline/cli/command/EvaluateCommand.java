package dev.plumbline.cli.command;

import dev.plumbline.cli.lab.Interruption;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.BackfillTable;
import dev.plumbline.cli.progress.BackfillLine;
import dev.plumbline.cli.progress.BackfillWatch;
import dev.plumbline.cli.progress.Terminal;
import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Publisher;
import dev.plumbline.service.TopicTail;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline evaluate}. */
@Command(
        name = "evaluate",
        description = {
            "Adds a test set to a task: every kept checkpoint of the task is scored on it, after all that live runs ask for;"
                    + " runs that are accepted later have it among their tests.",
            "Asking again for the same test set takes up what failed. Runs that were cancelled are left out.",
            "Exit code 0 when the planner has taken it up; with --watch, when every kept checkpoint is scored."
        })
final class EvaluateCommand implements Callable<Integer> {
    /** The resolver lists the source, which may be large. */
    private static final Duration RESOLVED_WITHIN = Duration.ofMinutes(10);

    private static final Duration PLANNED_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--task", required = true, paramLabel = "T", description = "The task, as pacs:photo->cartoon.")
    private String task = "";

    @Option(
            names = "--test",
            required = true,
            paramLabel = "NAME",
            description = "What the test set is to be called: figures, trends and exports name it so.")
    private String test = "";

    @Option(
            names = "--on",
            required = true,
            paramLabel = "SOURCE[:DOMAIN]",
            description =
                    "The images, by the name under which the gateway and the evaluators know them: all of a source or"
                            + " of one of its domains; where its makers hold some out for tests, only these.")
    private String on = "";

    @Option(
            names = "--validation",
            description = "It is an OOD validation set, which alerts and choices may read (default: an OOD test set,"
                    + " which is only reported).")
    private boolean validation;

    @Option(names = "--watch", description = "Show progress until every kept checkpoint is scored.")
    private boolean watched;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        TestRole role = validation ? TestRole.OOD_VALIDATION : TestRole.OOD_TEST;
        TestRequest request = new TestRequest(UUID.randomUUID().toString(), task, test, role, on);
        KafkaSettings settings = kafka.settings("evaluate");
        BackfillWatch watch = new BackfillWatch(request);
        try (Interruption interruption = Interruption.listen();
                TopicTail tail = TopicTail.start(settings, "evaluate", listeners(settings, watch))) {
            try (Publisher publisher = Publisher.open(settings, "plumbline/evaluate", InstantSource.system())) {
                publisher.publish(settings.topics().testRequests(), request);
            }
            boolean unused = tail.awaitCaughtUp(LOOK);
            if (!taken(watch, interruption) || (watched && !followed(watch, interruption))) {
                err().println(
                                "plumbline: interrupted; the evaluations go on, 'plumbline status' shows how far they are");
                return ExitCode.SOFTWARE;
            }
        }
        BackfillState state = watch.state().orElseThrow();
        print(state);
        return watched && state.failed() > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private static TopicTail.Listeners listeners(KafkaSettings settings, BackfillWatch watch) {
        return new TopicTail.Listeners()
                .on(settings.topics().tests(), watch::on)
                .on(settings.topics().rejected(), watch::on)
                .on(settings.topics().backfills(), watch::on);
    }

    /** @return false: interrupted before the planner knew of it */
    private boolean taken(BackfillWatch watch, Interruption interruption) throws InterruptedException {
        if (!await(
                watch::answered, RESOLVED_WITHIN, "resolver (it runs with the gateway) has answered", interruption)) {
            return false;
        }
        watch.refusal().ifPresent(refusal -> {
            throw new IllegalArgumentException(refusal.message());
        });
        return await(() -> watch.state().isPresent(), PLANNED_WITHIN, "planner has acted on it", interruption);
    }

    private static boolean await(BooleanSupplier condition, Duration within, String what, Interruption interruption)
            throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no " + what + " within " + within.toSeconds()
                        + " s: the request is kept and takes effect when one runs");
            }
            if (interruption.within(LOOK)) {
                return false;
            }
        }
        return true;
    }

    private boolean followed(BackfillWatch watch, Interruption interruption) throws InterruptedException {
        BackfillLine line = new BackfillLine(err(), Terminal.isThere(), System::nanoTime);
        try {
            while (true) {
                BackfillState state = watch.state().orElseThrow();
                line.show(state);
                if (state.open() == 0) {
                    return true;
                }
                if (interruption.within(LOOK)) {
                    return false;
                }
            }
        } finally {
            line.end();
        }
    }

    private void print(BackfillState state) throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (format.json()) {
            FormatOptions.printJson(state, out);
        } else {
            new BackfillTable(List.of(state)).print(out);
        }
        out.flush();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
