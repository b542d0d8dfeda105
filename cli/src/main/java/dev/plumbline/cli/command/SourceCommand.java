package dev.plumbline.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline source}: without a subcommand it prints its help. */
@Command(
        name = "source",
        description = "Says which sources there are and what they hold.",
        subcommands = {SourceListCommand.class, SourceDescribeCommand.class, SourceOverlapCommand.class})
final class SourceCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec command = Objects.requireNonNull(spec);
        command.commandLine().usage(command.commandLine().getOut());
    }
}
