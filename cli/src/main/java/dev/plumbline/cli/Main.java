package dev.plumbline.cli;

import dev.plumbline.cli.command.Plumbline;
import picocli.CommandLine;

/** The {@code plumbline} command. Exit code 0 only when it did what was asked; 1 it could not, 2 it was asked wrongly. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        Plumbline root = new Plumbline();
        return new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("plumbline: " + Sentence.of(failure));
                    if (root.verbose()) {
                        failure.printStackTrace(command.getErr());
                    }
                    return Sentence.isUsage(failure) ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
                });
    }
}
