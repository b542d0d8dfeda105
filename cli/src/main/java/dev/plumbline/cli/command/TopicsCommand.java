package dev.plumbline.cli.command;

import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.service.Installation;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline topics}. */
@Command(name = "topics", description = "The topics of an installation.", subcommands = TopicsCommand.Create.class)
final class TopicsCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(System.out);
    }

    /** {@code plumbline topics create}. */
    @Command(
            name = "create",
            description = "Creates the topics that do not exist and configures the queues; prints what it created.")
    static final class Create implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private final KafkaOptions kafka = new KafkaOptions();

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            new Installation(kafka.settings("topics")).create().forEach(out::println);
            out.flush();
            return 0;
        }
    }
}
