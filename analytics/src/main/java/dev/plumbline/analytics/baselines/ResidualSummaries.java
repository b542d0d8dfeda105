package dev.plumbline.analytics.baselines;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.EffectiveRobustness;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.RobustnessEstimator;
import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Residual;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Mean residuals of series, or of their checkpoints by epoch and architecture (the paper's Figure 3), to the runs from
 * scratch of their own study and to every named baseline of the same task, OOD test set and metric.
 *
 * <p>A mean is over the points inside the baseline's ID range. Where fewer than half are, the two are not comparable. Its
 * interval leaves out one pre-training of series and baseline at a time. By series and to the runs from scratch it is the effective
 * robustness that trends state.
 */
public final class ResidualSummaries {
    private static final Comparator<Grouping.Key> ORDER =
            Comparator.comparing(Grouping.Key::architectureOrNone).thenComparingInt(Grouping.Key::epochOrNone);

    private final Collection<NamedBaseline> named;
    private final @Nullable String baseline;
    private final Set<Grouping> by;

    /**
     * @param named the baselines that stand
     * @param baseline only the one of this name; null: all
     */
    public ResidualSummaries(Collection<NamedBaseline> named, @Nullable String baseline, Set<Grouping> by) {
        this.named = named;
        this.baseline = baseline;
        this.by = by;
    }

    /** By figure, baseline, series, architecture and epoch; the runs from scratch before named baselines. */
    public List<ResidualSummary> of(Collection<Point> points) {
        Map<String, List<Point>> figures =
                points.stream().collect(Collectors.groupingBy(Point::figure, TreeMap::new, Collectors.toList()));
        return figures.values().stream()
                .flatMap(figure -> references(figure).stream().flatMap(to -> summaries(figure, to).stream()))
                .toList();
    }

    private List<Reference> references(List<Point> figure) {
        Point any = figure.get(0);
        List<Reference> references = new ArrayList<>();
        if (baseline == null || baseline.equals(Residual.FROM_SCRATCH)) {
            references.add(Reference.fromScratch(figure, any.measure().scale()));
        }
        named.stream()
                .filter(candidate -> baseline == null || candidate.name().equals(baseline))
                .filter(candidate -> Reference.matches(candidate, any))
                .map(Reference::of)
                .forEach(references::add);
        return references;
    }

    private List<ResidualSummary> summaries(List<Point> figure, Reference to) {
        Map<String, List<Point>> bySeries =
                figure.stream().collect(Collectors.groupingBy(Point::series, TreeMap::new, Collectors.toList()));
        List<ResidualSummary> summaries = new ArrayList<>();
        bySeries.values().stream()
                .filter(series -> !isItself(series, to))
                .forEach(series -> series.stream()
                        .filter(Point::admitted)
                        .collect(Collectors.groupingBy(
                                point -> Grouping.Key.of(point, by), () -> new TreeMap<>(ORDER), Collectors.toList()))
                        .forEach((key, points) -> summaries.add(summary(key, points, to))));
        return summaries;
    }

    /** Runs from scratch lie on their own line. */
    private static boolean isItself(List<Point> series, Reference to) {
        return to.name().equals(Residual.FROM_SCRATCH) && series.stream().allMatch(Point::scratch);
    }

    private ResidualSummary summary(Grouping.Key key, List<Point> points, Reference to) {
        Point any = points.get(0);
        List<Point> usable =
                points.stream().filter(point -> to.scale().admits(point.id())).toList();
        List<Point> inside = usable.stream()
                .filter(point ->
                        to.line().map(line -> !line.extrapolates(point.id())).orElse(false))
                .toList();
        EffectiveRobustness above = above(usable, to);
        EffectiveRobustness.@Nullable Measured measured =
                above instanceof EffectiveRobustness.Measured known ? known : null;
        return new ResidualSummary(
                any.study(),
                any.task(),
                any.ood(),
                any.role(),
                any.measure().label(),
                to.scale().label(),
                to.name(),
                to.version(),
                any.series(),
                key.architecture(),
                key.epoch(),
                usable.size(),
                inside.size(),
                (int) inside.stream().map(Point::pretraining).distinct().count(),
                measured == null ? null : (Double) measured.meanResidual(),
                measured != null && measured.interval() instanceof Interval.Bounds bounds
                        ? new Bounds(bounds.lower(), bounds.upper())
                        : null,
                measured != null && measured.interval() instanceof Interval.None none ? none.reason() : null,
                measured == null
                        ? ((EffectiveRobustness.NotComparable) above).allPointsMean()
                        : (Double) measured.allPointsMean(),
                above instanceof EffectiveRobustness.NotComparable not ? not.reason() : null);
    }

    private static EffectiveRobustness above(List<Point> points, Reference to) {
        List<Observation> observations = points.stream()
                .map(point -> point.observation(Unit.PRETRAINING))
                .toList();
        return to.line()
                .map(line -> new RobustnessEstimator(line)
                        .estimate(observations, TrendSums.of(to.scale(), Unit.PRETRAINING, observations)))
                .orElseGet(() -> new EffectiveRobustness.NotComparable(whyNoLine(to)));
    }

    private static String whyNoLine(Reference to) {
        String baseline =
                to.name().equals(Residual.FROM_SCRATCH) ? "the from-scratch baseline" : "baseline " + to.name();
        return baseline + " has no line" + (to.trend() instanceof Trend.Unfitted none ? ": " + none.reason() : "");
    }
}
