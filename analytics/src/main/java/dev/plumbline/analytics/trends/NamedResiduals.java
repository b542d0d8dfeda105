package dev.plumbline.analytics.trends;

import dev.plumbline.analytics.baselines.Reference;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Residual;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The residuals of figures' points to the named baselines that stand. Not thread-safe. */
public final class NamedResiduals {
    private final Figures figures;
    private final Map<String, Standing> standing = new TreeMap<>();

    private record Standing(NamedBaseline baseline, Reference reference) {}

    public NamedResiduals(Figures figures) {
        this.figures = figures;
    }

    /** Lets a version stand, unless it is superseded; false if nothing changes. */
    public boolean put(NamedBaseline baseline) {
        @Nullable Standing before = standing.get(baseline.name());
        if (before != null && !baseline.supersedes(before.baseline())) {
            return false;
        }
        Reference reference = before != null && before.baseline().version().equals(baseline.version())
                ? before.reference()
                : Reference.of(baseline);
        standing.put(baseline.name(), new Standing(baseline, reference));
        return true;
    }

    /** The residuals of a point to every baseline that fits it and has a line. */
    public List<Residual> of(Point point) {
        return standing.values().stream()
                .flatMap(each -> residual(point, each).stream())
                .toList();
    }

    /** The residuals of every point to the version of a name that stands. */
    public List<Residual> to(String name) {
        @Nullable Standing to = standing.get(name);
        return to == null
                ? List.of()
                : figures.names().stream()
                        .sorted()
                        .flatMap(figure -> residuals(figures.points(figure), to))
                        .toList();
    }

    private static Stream<Residual> residuals(List<Point> figure, Standing to) {
        boolean fits = !figure.isEmpty() && Reference.matches(to.baseline(), figure.get(0));
        return fits ? figure.stream().flatMap(point -> residual(point, to).stream()) : Stream.empty();
    }

    private static Optional<Residual> residual(Point point, Standing to) {
        Reference reference = to.reference();
        return Reference.matches(to.baseline(), point) && reference.scale().admits(point.id())
                ? reference.line().map(line -> TrendWriter.residual(point, reference.name(), reference.version(), line))
                : Optional.empty();
    }
}
