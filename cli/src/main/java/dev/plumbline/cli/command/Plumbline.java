package dev.plumbline.cli.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root: without a subcommand it prints its help. */
@Command(
        name = "plumbline",
        description = "Which pre-training data makes a fine-tuned vision model robust?",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            SubmitCommand.class,
            StatusCommand.class,
            EvaluateCommand.class,
            OperatorCommand.Cancel.class,
            OperatorCommand.Pause.class,
            OperatorCommand.Resume.class,
            OperatorCommand.Retry.class,
            OperatorCommand.Prioritise.class,
            TrendsCommand.class,
            FigureCommand.class,
            ResidualsCommand.class,
            BaselineCommand.class,
            CompareCommand.class,
            RegressionsCommand.class,
            RatesCommand.class,
            RescoreCommand.class,
            ExportCommand.class,
            CheckpointCommand.class,
            FitCommand.class,
            SheetCommand.class,
            VariantCommand.class,
            RecipesCommand.class,
            HierarchyCommand.class,
            ArchitecturesCommand.class,
            PackCommand.class,
            SourceCommand.class,
            PromptsCommand.class,
            FractalCommand.class,
            TopicsCommand.class,
            RoleCommand.Gateway.class,
            RoleCommand.Planner.class,
            RoleCommand.Trainer.class,
            RoleCommand.Evaluator.class,
            RoleCommand.Analytics.class
        },
        mixinStandardHelpOptions = true,
        version = "plumbline 0.1.0",
        scope = ScopeType.INHERIT,
        footerHeading = "%nBegin with:%n",
        footer = {"  ./plumbline demo      the whole loop in five minutes, on this machine alone"})
public final class Plumbline implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    private boolean verbose;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Sources of this machine, and values for options by their long names"
                    + " (default: plumbline.yaml in the working directory, if it is there).")
    private @Nullable Path config;

    /** As it is given here; {@code ConfigFile} has read it before the other options are. */
    public Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    public boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(System.out);
    }
}
