package dev.plumbline.cli;

import dev.plumbline.cli.command.Plumbline;
import dev.plumbline.cli.option.ConfigFile;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;

/** The {@code plumbline} command. Exit code 0 only when it did what was asked; 1 it could not, 2 it was asked wrongly. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(execute(commandLine(), args));
    }

    static int execute(CommandLine command, String... args) {
        try {
            command.setDefaultValueProvider(ConfigFile.find(args, optionNames(command)));
        } catch (IOException | RuntimeException e) {
            command.getErr().println("plumbline: " + Sentence.of(e));
            return CommandLine.ExitCode.USAGE;
        }
        return command.execute(args);
    }

    /** The long names of the options of every command, without dashes; a configuration may set these. */
    private static Set<String> optionNames(CommandLine command) {
        Set<String> names = new TreeSet<>();
        command.getCommandSpec().options().stream()
                .map(option -> option.longestName().replaceFirst("^--", ""))
                .forEach(names::add);
        command.getSubcommands().values().forEach(sub -> names.addAll(optionNames(sub)));
        names.removeAll(Set.of("help", "version", "config", "source"));
        return names;
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
