package dev.plumbline.cli.command;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.read.PointCsv;
import dev.plumbline.cli.option.KafkaOptions;
import dev.plumbline.cli.reading.StudyPoints;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline export}. */
@Command(
        name = "export",
        description = {
            "Prints the points behind the trends as CSV: a row for each checkpoint, OOD test set and metric.",
            "A trend is fitted to the admitted rows of one metric and one OOD test set. To fit it again: 'plumbline export"
                    + " --study S --admitted --metric macroF1 --ood NAME > FILE.csv', then 'plumbline fit FILE.csv --id id"
                    + " --ood ood_value --group series --cluster pretraining --point point'."
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--study", paramLabel = "S", description = "Only this study.")
    private @Nullable String study;

    @Option(names = "--metric", paramLabel = "NAME", description = "Only this one: accuracy or macroF1.")
    private @Nullable String metric;

    @Option(names = "--ood", paramLabel = "NAME", description = "Only this OOD test set.")
    private @Nullable String ood;

    @Option(names = "--admitted", description = "Only the points that are in the trends.")
    private boolean admitted;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Point> points = StudyPoints.read(kafka.settings("export"), study).stream()
                .filter(this::asked)
                .toList();
        out.print(PointCsv.of(points));
        out.flush();
        if (study != null && points.isEmpty()) {
            throw new IllegalStateException(
                    "study " + study + " has no such points yet: 'plumbline status' lists its runs");
        }
        return 0;
    }

    private boolean asked(Point point) {
        return (metric == null || point.measure().label().equals(metric))
                && (ood == null || point.ood().equals(ood))
                && (!admitted || point.admitted());
    }
}
