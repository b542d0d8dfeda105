package dev.plumbline.cli.command;

import dev.plumbline.cli.lab.AllInOne;
import dev.plumbline.cli.lab.Interruption;
import dev.plumbline.cli.lab.Logs;
import dev.plumbline.cli.option.HttpOptions;
import dev.plumbline.cli.option.LabOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline up}. */
@Command(
        name = "up",
        description = {
            "Runs every role in one process until Ctrl-C, around a Kafka broker of its own.",
            "What was begun before goes on; nothing is trained twice."
        })
final class UpCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final LabOptions lab = new LabOptions();

    @Mixin
    private final HttpOptions http = new HttpOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        Path log = Logs.toFile(lab.data());
        try (Interruption interruption = Interruption.listen()) {
            try (AllInOne running = AllInOne.start(lab.plan(http.address(), err))) {
                err.println("plumbline: up at " + running.uri() + ", Kafka at "
                        + running.kafka().bootstrapServers() + ", log in " + log + "; Ctrl-C ends it");
                while (!interruption.within(LOOK)) {
                    if (running.fault().isPresent()) {
                        throw new IllegalStateException(
                                "the broker failed: " + running.fault().get());
                    }
                }
                err.println("plumbline: closing in order ...");
            }
        }
        return 0;
    }
}
