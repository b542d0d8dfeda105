package dev.plumbline.cli.command;

import dev.plumbline.analytics.baselines.NewBaseline;
import dev.plumbline.analytics.points.Measure;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.cli.reading.AskedStudy;
import dev.plumbline.cli.reading.KnownValues;
import dev.plumbline.cli.reading.StudyPoints;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.NamedBaseline.Content;
import dev.plumbline.contracts.event.TestRole;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plumbline baseline freeze}. */
@Command(
        name = "freeze",
        description = {
            "Freezes the points that a series' trend has now as a baseline: what is trained or scored later does not change it.",
            "Frozen again, it is a new version where the points are others."
        })
final class BaselineFreezeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--study", required = true, paramLabel = "S", description = "The study.")
    private String study = "";

    @Option(names = "--series", required = true, paramLabel = "R", description = "Its series.")
    private String series = "";

    @Option(names = "--task", paramLabel = "T", description = "The task, if the series has several.")
    private @Nullable String task;

    @Option(
            names = "--ood",
            paramLabel = "O",
            description = "The OOD test set, if the task has several; or an OOD validation set.")
    private @Nullable String ood;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description = "accuracy or macroF1 (default: the one that the task's own benchmark reports).")
    private @Nullable String metric;

    @Option(names = "--source", paramLabel = "TEXT", description = "Where the figures are from, for the record.")
    private @Nullable String source;

    @Option(names = "--licence", paramLabel = "TEXT", description = "Under what they may be used, for the record.")
    private @Nullable String licence;

    @Mixin
    private final NewBaselineOptions made = new NewBaselineOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Point> points = figure(points());
        Point any = points.get(0);
        Content content = new Content(
                made.name(),
                NamedBaseline.Kind.FROZEN,
                any.task(),
                any.ood(),
                any.measure().label(),
                made.scale(any.measure()),
                new NamedBaseline.Series(study, series),
                source,
                licence);
        NamedBaseline baseline = NewBaseline.of(
                content,
                points.stream()
                        .map(point -> point.observation(Unit.PRETRAINING))
                        .toList(),
                "series " + series + " of study " + study,
                made.by(),
                Instant.now());
        var command = Objects.requireNonNull(spec).commandLine();
        made.put(baseline, command.getOut(), command.getErr());
        return 0;
    }

    private List<Point> points() throws InterruptedException {
        List<Point> all = StudyPoints.read(made.settings(), study);
        if (all.isEmpty()) {
            AskedStudy.requireKnown(made.settings(), study);
        } else {
            KnownValues.require(
                    "--series", series, all.stream().map(Point::series).toList());
        }
        return all;
    }

    /** The admitted points of the one figure of the series that is asked for. */
    private List<Point> figure(List<Point> all) {
        Map<String, List<Point>> figures = all.stream()
                .filter(point -> point.series().equals(series) && point.admitted() && isAsked(point))
                .collect(Collectors.groupingBy(BaselineFreezeCommand::words, TreeMap::new, Collectors.toList()));
        if (figures.isEmpty()) {
            throw new IllegalStateException("study " + study + " has no such points of series " + series
                    + " in a trend: 'plumbline trends --study " + study + "' shows what it has");
        }
        if (figures.size() > 1) {
            throw new IllegalArgumentException("series " + series + " has points in " + figures.size()
                    + " figures; choose one of " + String.join("; ", figures.keySet()));
        }
        return figures.values().iterator().next();
    }

    private boolean isAsked(Point point) {
        Measure measure = NewBaselineOptions.measure(metric == null ? FigureChoice.headline(point.task()) : metric);
        return point.measure() == measure
                && (task == null || point.task().equals(task))
                && (ood == null
                        ? point.role() == TestRole.OOD_TEST
                        : point.ood().equals(ood));
    }

    private static String words(Point point) {
        return "--task '" + point.task() + "' --ood " + point.ood();
    }
}
