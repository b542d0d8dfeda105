package dev.plumbline.analytics.trends;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every figure's trends, current with the points put in. Not thread-safe; it computes figures in parallel itself, which share
 * nothing, so that what comes out does not depend on that.
 */
public final class Figures {
    private final Map<String, Figure> figures = new HashMap<>();
    private final Set<String> changed = new TreeSet<>();

    /**
     * Puts a point in the place of the one with its key, if there is one.
     *
     * @return the series whose trends this changes: none if the point was there already, all of its figure if the baseline
     *     has it
     */
    public Collection<SeriesName> put(Point now) {
        Collection<SeriesName> changed = restore(now);
        if (!changed.isEmpty()) {
            figure(now.figure()).owe(now);
        }
        return changed;
    }

    /** As {@link #put}, of a point whose residual was said before. */
    public Collection<SeriesName> restore(Point now) {
        String name = now.figure();
        Figure figure = figures.computeIfAbsent(name, first -> new Figure(now.measure()));
        Point before = figure.point(now);
        if (now.equals(before)) {
            return List.of();
        }
        changed.add(name);
        return figure.update(before, now).stream()
                .map(series -> new SeriesName(name, series))
                .toList();
    }

    /**
     * Since this was last asked: the residuals of new points, and the trends that claims rest on where points changed, which
     * are those on the metric's own scale with intervals by pre-training.
     */
    public List<Event> claims() {
        List<Figure> asked = changed.stream().map(this::figure).toList();
        changed.clear();
        return asked.parallelStream()
                .flatMap(figure -> figure.claims().stream())
                .toList();
    }

    /** The trends of some series that are not as they were last said. */
    public Map<SeriesName, List<TrendState>> trends(Collection<SeriesName> series) {
        Map<String, List<SeriesName>> byFigure =
                series.stream().collect(Collectors.groupingBy(SeriesName::figure, TreeMap::new, Collectors.toList()));
        return byFigure.values().parallelStream()
                .flatMap(ofFigure -> ofFigure.stream()
                        .map(name -> Map.entry(name, figure(name.figure()).trends(name.series()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** The names of all figures, as {@link Point#figure()}. */
    public Set<String> names() {
        return Set.copyOf(figures.keySet());
    }

    /** Names the points of a figure's baseline; empty while it has no line. */
    public Optional<String> baselineVersion(String figure) {
        return figure(figure).baselineVersion();
    }

    /** The residuals of some points of a figure; none without a baseline, or where the scale has no value for the ID. */
    public List<Residual> residuals(String figure, Collection<Point> points) {
        Figure of = figure(figure);
        return points.stream().flatMap(point -> of.residual(point).stream()).toList();
    }

    /** All points of a figure. */
    public List<Point> points(String figure) {
        return figure(figure).points();
    }

    private Figure figure(String name) {
        @Nullable Figure figure = figures.get(name);
        return Objects.requireNonNull(figure, () -> "no figure " + name);
    }
}
