package dev.plumbline.cli.command;

import dev.plumbline.analytics.baselines.Grouping;
import dev.plumbline.cli.figure.FigureFile;
import dev.plumbline.cli.figure.Plane;
import dev.plumbline.cli.figure.ResidualPlane;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.output.TrendTables;
import dev.plumbline.cli.reading.StudyPoints;
import dev.plumbline.cli.reading.StudyResiduals;
import dev.plumbline.cli.reading.StudyTrends;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.service.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
    @Parameters(paramLabel = "OUT", description = "The file to draw, whose name ends in .svg or .png.")
    private @Nullable Path out;

    @Option(names = "--study", required = true, paramLabel = "S", description = "The study.")
    private String study = "";

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description = "accuracy or macroF1 (default: the one that the task's own benchmark reports).")
    private @Nullable String metric;

    @Option(names = "--ood", paramLabel = "NAME", description = "The OOD test set, if the task has several.")
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
        if (residuals) {
            FigureFile.draw(residualPlane(), Objects.requireNonNull(out));
            return 0;
        }
        FigureFile.draw(plane(kafka.settings("figure"), study, metric, ood), Objects.requireNonNull(out));
        return 0;
    }

    private ResidualPlane residualPlane() throws InterruptedException {
        List<ResidualPlane> planes = ResidualPlane.of(
                StudyResiduals.read(kafka.settings("figure"), study, baseline, EnumSet.allOf(Grouping.class)).stream()
                        .filter(summary -> summary.role() == TestRole.OOD_TEST)
                        .toList());
        return planes.stream()
                .filter(plane -> isAsked(
                        plane.any().task(), plane.any().metric(), plane.any().ood()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("study " + study + " has no such residuals to " + baseline
                        + "; it has "
                        + names(planes.stream()
                                .map(plane ->
                                        named(plane.any().metric(), plane.any().ood()))
                                .toList())));
    }

    private boolean isAsked(String task, String ofMetric, String ofOod) {
        return ofMetric.equals(metric == null ? headline(task) : metric) && (ood == null || ofOod.equals(ood));
    }

    static Plane plane(KafkaSettings settings, String study, @Nullable String metric, @Nullable String ood)
            throws InterruptedException {
        List<Plane> planes = Plane.of(
                StudyTrends.read(settings, study).all(), StudyPoints.read(settings, study), TrendTables::scale);
        return planes.stream()
                .filter(plane -> plane.metric().equals(metric == null ? headline(plane.task()) : metric)
                        && (ood == null || plane.ood().equals(ood)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("study " + study + " has no such figure; it has "
                        + names(planes.stream()
                                .map(plane -> named(plane.metric(), plane.ood()))
                                .toList())));
    }

    /** WILDS reports macro F1 for camera traps; the other tasks' benchmarks report accuracy. */
    static String headline(String task) {
        return task.contains("camtrap") || task.contains("iwildcam") ? "macroF1" : "accuracy";
    }

    private static String named(String metric, String ood) {
        return "--metric " + metric + " --ood " + ood;
    }

    private static String names(List<String> figures) {
        return figures.isEmpty() ? "none yet" : String.join(", ", figures);
    }
}
