package dev.plumbline.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline baseline}: without a subcommand it prints its help. */
@Command(
        name = "baseline",
        description = {
            "Keeps reference trends under names: frozen from a series, or imported from any CSV file.",
            "Residuals are taken to each of them wherever task, OOD test set and metric are the same, in every study. A new"
                    + " version supersedes; residuals to the old one keep its version."
        },
        subcommands = {
            BaselineFreezeCommand.class,
            BaselineImportCommand.class,
            BaselineListCommand.class,
            BaselineShowCommand.class
        })
final class BaselineCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec command = Objects.requireNonNull(spec);
        command.commandLine().usage(command.commandLine().getOut());
    }
}
