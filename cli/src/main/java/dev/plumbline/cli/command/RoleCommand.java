package dev.plumbline.cli.command;

import dev.plumbline.analytics.regression.AlarmBudget;
import dev.plumbline.cli.lab.Interruption;
import dev.plumbline.cli.lab.Logs;
import dev.plumbline.cli.lab.Roles;
import dev.plumbline.cli.lab.Surroundings;
import dev.plumbline.cli.option.HttpOptions;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.option.PlanningOptions;
import dev.plumbline.cli.option.SourceOptions;
import dev.plumbline.cli.option.WorkOptions;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Registry;
import dev.plumbline.service.Role;
import dev.plumbline.service.RoleHost;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One role of a fleet, as a process of its own, until it is asked to end. */
abstract class RoleCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Mixin
    private final HttpOptions http = new HttpOptions();

    abstract List<Role> roles(Roles roles);

    /** Of the planner's. */
    Duration evaluateWithin() {
        return new PlanningOptions().evaluateWithin();
    }

    @Override
    public Integer call() throws Exception {
        Logs.toStandardError();
        CommandSpec command = Objects.requireNonNull(spec);
        KafkaSettings settings = kafka.settings(command.name());
        Path data = kafka.data().data();
        try (Interruption interruption = Interruption.listen();
                Registry registry = Registry.open()) {
            Roles roles = new Roles(new Surroundings(
                    settings,
                    new Meters(registry.prometheus()),
                    sources.sources(),
                    work.packs(),
                    work.store(data),
                    data,
                    work.effort(command.commandLine().getErr()),
                    evaluateWithin()));
            try (RoleHost host = RoleHost.start(http.address(), registry.prometheus(), roles(roles))) {
                PrintWriter err = command.commandLine().getErr();
                err.println("plumbline " + command.name() + ": " + host.uri() + ", Kafka at "
                        + settings.bootstrapServers());
                interruption.await();
            }
        }
        return 0;
    }

    /** {@code plumbline gateway}. */
    @Command(
            name = "gateway",
            description = {
                "Runs the HTTP API, and the resolver that makes requests exact.",
                "It reads the sources' listings, so it needs their directories; it writes manifests to the store."
            })
    static final class Gateway extends RoleCommand {
        @Override
        List<Role> roles(Roles roles) {
            return roles.gateway();
        }
    }

    /** {@code plumbline planner}. */
    @Command(name = "planner", description = "Runs the planner: it decides what is worked on. It reads topics only.")
    static final class Planner extends RoleCommand {
        @Mixin
        private final PlanningOptions planning = new PlanningOptions();

        @Override
        Duration evaluateWithin() {
            return planning.evaluateWithin();
        }

        @Override
        List<Role> roles(Roles roles) {
            return List.of(roles.planner());
        }
    }

    /** {@code plumbline trainer}. */
    @Command(name = "trainer", description = "Runs a worker that trains epochs.")
    static final class Trainer extends RoleCommand {
        @Override
        List<Role> roles(Roles roles) {
            return List.of(roles.trainer());
        }
    }

    /** {@code plumbline evaluator}. */
    @Command(name = "evaluator", description = "Runs a worker that scores checkpoints.")
    static final class Evaluator extends RoleCommand {
        @Override
        List<Role> roles(Roles roles) {
            return List.of(roles.evaluator());
        }
    }

    /** {@code plumbline analytics}. */
    @Command(
            name = "analytics",
            description = "Runs the analytics: live trends, residuals, regressions and their metrics.")
    static final class Analytics extends RoleCommand {
        @Option(
                names = "--standbys",
                paramLabel = "N",
                defaultValue = "0",
                description =
                        "Other instances of it that keep a copy of its state, to take over at once; start one more"
                                + " than N (default: ${DEFAULT-VALUE}).")
        private int standbys;

        @Option(
                names = "--replay",
                description = "Forget what was read and read the log from its beginning; no other instance may run."
                        + " It ends in the same trends and residuals.")
        private boolean replay;

        @Option(
                names = "--false-alarm-every",
                paramLabel = "N",
                defaultValue = "1000",
                description = "Raise at most one false regression alarm in N evaluations of all series together"
                        + " (default: ${DEFAULT-VALUE}). Change it with --replay.")
        private long falseAlarmEvery;

        @Override
        List<Role> roles(Roles roles) {
            return List.of(roles.analytics(standbys, replay, new AlarmBudget(falseAlarmEvery)));
        }
    }
}
