package dev.plumbline.cli.command;

import dev.plumbline.analytics.baselines.Grouping;
import dev.plumbline.cli.figure.Drawable;
import dev.plumbline.cli.figure.FigureFile;
import dev.plumbline.cli.figure.Plane;
import dev.plumbline.cli.figure.ResidualPlane;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.TrendTables;
import dev.plumbline.cli.reading.AskedStudy;
import dev.plumbline.cli.reading.KnownTests;
import dev.plumbline.cli.reading.StudyPoints;
import dev.plumbline.cli.reading.StudyResiduals;
import dev.plumbline.cli.reading.StudyTrends;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.service.KafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline figure}. */
@Command(
        name = "figure",
        description = {
            "Draws a study's figure: out-of-distribution over in-distribution metrics of every checkpoint, a mark for each"
                    + " architecture, a line and band for each series, and y = x.",
            "With --residuals: how far each series lies above a baseline after each epoch, by architecture.",
            "Bands are 95 %% bootstrap intervals of the line over checkpoints: descriptive, as in the papers."
        })
final class FigureCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "OUT", description = "The file to draw, whose name ends in .svg or .png.")
    private @Nullable Path out;

    @Option(names = "--study", required = true, paramLabel = "S", description = "The study.")
    private String study = "";

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description = "accuracy or macroF1 (default: the one that the task's own benchmark reports).")
    private @Nullable String metric;

    @Option(
            names = "--ood",
            paramLabel = "NAME",
            description =
                    "The OOD test set, if the task has several (default: the task's own before one that was added to it;"
                            + " says which are left out).")
    private @Nullable String ood;

    @Option(names = "--residuals", description = "Draw residuals by epoch and architecture in place of trends.")
    private boolean residuals;

    @Option(
            names = "--baseline",
            paramLabel = "N",
            defaultValue = Residual.FROM_SCRATCH,
            description = "What residuals are taken to (default: ${DEFAULT-VALUE}).")
    private String baseline = Residual.FROM_SCRATCH;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        KafkaSettings settings = kafka.settings("figure");
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        FigureChoice choice = new FigureChoice(metric, ood);
        if (residuals) {
            FigureFile.draw(residualPlane(settings, choice, err), Objects.requireNonNull(out));
        } else {
            FigureFile.draw(plane(settings, study, choice, err), Objects.requireNonNull(out));
        }
        return 0;
    }

    private ResidualPlane residualPlane(KafkaSettings settings, FigureChoice choice, PrintWriter err)
            throws InterruptedException {
        List<ResidualPlane> planes = ResidualPlane.of(
                StudyResiduals.read(settings, study, baseline, EnumSet.allOf(Grouping.class)).stream()
                        .filter(summary -> summary.role() == TestRole.OOD_TEST)
                        .toList(),
                KnownTests.read(settings)::isAdded);
        return chosen(choice, planes, "study " + study + " has no such residuals to " + baseline, err);
    }

    /** Says what is left out, where something is. */
    static Plane plane(KafkaSettings settings, String study, FigureChoice choice, PrintWriter err)
            throws InterruptedException {
        List<Plane> planes = Plane.of(
                StudyTrends.read(settings, study).all(),
                StudyPoints.read(settings, study),
                TrendTables::scale,
                KnownTests.read(settings)::isAdded);
        if (planes.isEmpty()) {
            AskedStudy.requireKnown(settings, study);
        }
        return chosen(choice, planes, "study " + study + " has no such figure", err);
    }

    private static <D extends Drawable> D chosen(FigureChoice choice, List<D> figures, String none, PrintWriter err) {
        D drawn = choice.of(figures)
                .orElseThrow(() -> new IllegalStateException(none + "; it has " + FigureChoice.options(figures)));
        choice.leftOut(figures, drawn).ifPresent(said -> err.println("plumbline: " + said));
        return drawn;
    }
}
