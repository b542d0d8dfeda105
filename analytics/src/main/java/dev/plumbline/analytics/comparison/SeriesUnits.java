package dev.plumbline.analytics.comparison;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.Baseline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One series in one figure: a value of each quantity for each pre-training, which is the mean over its fine-tunes' values,
 * so that neither many epochs nor many fine-tunes of one pre-training count as many.
 */
final class SeriesUnits {
    private static final double ENOUGH = 0.5;

    private final Map<String, Run> runs;
    private final Map<String, List<Point>> byStage;
    private final @Nullable Baseline baseline;
    private final Map<Quantity, Map<String, Double>> values = new EnumMap<>(Quantity.class);
    private final Map<Quantity, String> reasons = new EnumMap<>(Quantity.class);

    /**
     * @param runs of the series
     * @param points of the series, admitted or not
     * @param baseline the figure's from-scratch line, if there is one
     */
    SeriesUnits(Collection<Run> runs, Collection<Point> points, @Nullable Baseline baseline) {
        this.runs = runs.stream().collect(Collectors.toMap(Run::stage, run -> run, (one, same) -> one));
        this.baseline = baseline;
        byStage = points.stream()
                .filter(point -> point.admitted() && this.runs.containsKey(point.stage()))
                .collect(Collectors.groupingBy(Point::stage, TreeMap::new, Collectors.toList()));
        for (Quantity quantity : Quantity.values()) {
            reason(quantity)
                    .ifPresentOrElse(why -> reasons.put(quantity, why), () -> values.put(quantity, means(quantity)));
        }
    }

    /** By what they are paired by; empty where the series has no such values. */
    Map<String, Double> of(Quantity quantity) {
        return values.getOrDefault(quantity, Map.of());
    }

    /** Why the series has no such values, as what follows its name; empty where it has some. */
    Optional<String> whyNone(Quantity quantity) {
        return Optional.ofNullable(reasons.get(quantity));
    }

    private Map<String, Double> means(Quantity quantity) {
        Map<String, List<Double>> found = new TreeMap<>();
        byStage.forEach((stage, points) -> value(quantity, points)
                .ifPresent(value -> found.computeIfAbsent(run(stage).pair(), pair -> new ArrayList<>())
                        .add(value)));
        Map<String, Double> means = new TreeMap<>();
        found.forEach((pair, of) ->
                means.put(pair, of.stream().mapToDouble(v -> v).average().orElseThrow()));
        return means;
    }

    private Optional<String> reason(Quantity quantity) {
        if (byStage.isEmpty()) {
            return Optional.of(" has no admitted checkpoint");
        }
        if (quantity != Quantity.EFFECTIVE_ROBUSTNESS_BY_PRETRAINING) {
            return Optional.empty();
        }
        if (baseline == null) {
            return Optional.of(" has no baseline: the runs from scratch have no line");
        }
        return overlap() < ENOUGH
                ? Optional.of(" has fewer than half of its checkpoints in the ID range of the runs from scratch")
                : Optional.empty();
    }

    private Run run(String stage) {
        return Objects.requireNonNull(runs.get(stage), "only points of its runs are kept");
    }

    /** The share of checkpoints inside the baseline's ID range; below a half the series is not comparable. */
    double overlap() {
        List<Point> all = byStage.values().stream().flatMap(List::stream).toList();
        return all.isEmpty()
                ? 0
                : (double) all.stream().filter(this::comparable).count() / all.size();
    }

    private boolean comparable(Point point) {
        return baseline != null && baseline.scale().admits(point.id()) && !baseline.extrapolates(point.id());
    }

    private OptionalDouble value(Quantity quantity, List<Point> points) {
        Point last = points.stream().max(Comparator.comparingInt(Point::epoch)).orElseThrow();
        return switch (quantity) {
            case ID -> OptionalDouble.of(last.id());
            case OOD -> OptionalDouble.of(last.value());
            case EFFECTIVE_ROBUSTNESS_BY_PRETRAINING -> residual(points);
        };
    }

    private OptionalDouble residual(List<Point> points) {
        Baseline line = baseline;
        return line == null
                ? OptionalDouble.empty()
                : points.stream()
                        .filter(this::comparable)
                        .mapToDouble(point -> line.residual(point.id(), point.value()))
                        .average();
    }
}
