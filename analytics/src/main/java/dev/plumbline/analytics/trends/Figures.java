package dev.plumbline.analytics.trends;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every figure's trends, current with the points put in. Not thread-safe. */
public final class Figures {
    private final Map<String, Figure> figures = new TreeMap<>();
    private final Set<String> changed = new TreeSet<>();

    /** Replaces a point, or adds it where there was none; both have one key. */
    public void update(@Nullable Point before, Point now) {
        figures.computeIfAbsent(now.figure(), name -> new Figure(now.measure())).update(before, now);
        changed.add(now.figure());
    }

    /** Puts a point in the place of the one with its key, if there is one; false if it is that one. */
    public boolean put(Point now) {
        Figure figure = figures.get(now.figure());
        Point before = figure == null ? null : figure.point(now);
        if (now.equals(before)) {
            return false;
        }
        update(before, now);
        return true;
    }

    /** The trends that changed since this was last asked. */
    public List<TrendState> drain() {
        List<TrendState> states = new ArrayList<>();
        changed.forEach(name -> states.addAll(figure(name).drain()));
        changed.clear();
        return states;
    }

    /** The names of all figures, as {@link Point#figure()}. */
    public Set<String> names() {
        return Set.copyOf(figures.keySet());
    }

    /** Names the points of a figure's baseline; empty while it has no line. */
    public Optional<String> baselineVersion(String figure) {
        return figure(figure).baselineVersion();
    }

    /** The residual of a point that was put in; empty without a baseline, or where the scale has no value for its ID. */
    public Optional<Residual> residual(Point point) {
        return figure(point.figure()).residual(point);
    }

    /** The residuals of all points of a figure. */
    public List<Residual> residuals(String figure) {
        return figure(figure).residuals();
    }

    private Figure figure(String name) {
        return Objects.requireNonNull(figures.get(name), () -> "no figure " + name);
    }
}
