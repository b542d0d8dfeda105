package dev.plumbline.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline checkpoint}: without a subcommand it prints its help. */
@Command(
        name = "checkpoint",
        description = "Looks after the checkpoints of a store, and takes weights out of it and into it.",
        subcommands = {
            CheckpointInspectCommand.class,
            CheckpointExportCommand.class,
            CheckpointImportCommand.class,
            CheckpointVerifyCommand.class,
            CheckpointGcCommand.class
        })
final class CheckpointCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec command = Objects.requireNonNull(spec);
        command.commandLine().usage(command.commandLine().getOut());
    }
}
