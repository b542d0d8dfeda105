package dev.plumbline.analytics.read;

import dev.plumbline.analytics.comparison.StudyComparison;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.analytics.trends.NamedResiduals;
import dev.plumbline.analytics.trends.SeriesName;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one study said up to some moment, by the code that says it live. Trends cost as much as fitting all
 * points anew, once; keep it off event loops.
 */
final class PastView implements View {
    private final Journal.Slice slice;
    private final PointBook points = new PointBook();
    private final String version;
    private @Nullable List<TrendState> trends;
    private @Nullable List<Residual> residuals;
    private @Nullable StudyComparison comparison;

    PastView(Journal.Slice slice, String version) {
        this.slice = slice;
        this.version = version;
        slice.runs().forEach(points::on);
        slice.scores().forEach(points::on);
    }

    @Override
    public List<Accepted> runs(@Nullable String study) {
        return slice.runs();
    }

    @Override
    public List<Score> scores(@Nullable String study) {
        return points.scores(score -> true);
    }

    @Override
    public List<Point> points(@Nullable String study) {
        return points.points(point -> true);
    }

    @Override
    public synchronized List<TrendState> trends(@Nullable String study) {
        List<TrendState> known = trends;
        if (known == null) {
            Figures figures = new Figures();
            Set<SeriesName> all = new HashSet<>();
            points.points(point -> true).forEach(point -> all.addAll(figures.put(point)));
            known = figures.trends(all).values().stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(TrendState::key))
                    .toList();
            trends = known;
        }
        return known;
    }

    @Override
    public synchronized List<Residual> residuals(@Nullable String study) {
        List<Residual> known = residuals;
        if (known == null) {
            Figures figures = new Figures();
            points.points(point -> true).forEach(figures::restore);
            known = Stream.concat(toScratch(figures), toNamed(figures))
                    .sorted(Comparator.comparing(ResidualBook::key))
                    .toList();
            residuals = known;
        }
        return known;
    }

    private static Stream<Residual> toScratch(Figures figures) {
        return figures.names().stream().flatMap(name -> figures.residuals(name, figures.points(name)).stream());
    }

    private Stream<Residual> toNamed(Figures figures) {
        NamedResiduals named = new NamedResiduals(figures);
        slice.baselines().forEach(named::put);
        return slice.baselines().stream().flatMap(baseline -> named.to(baseline.name()).stream());
    }

    @Override
    public List<NamedBaseline> baselines() {
        return slice.baselines();
    }

    @Override
    public synchronized StudyComparison comparison(String study) {
        StudyComparison known = comparison;
        if (known == null) {
            known = StudyComparison.of(slice.runs(), points(study));
            comparison = known;
        }
        return known;
    }

    @Override
    public String version() {
        return version;
    }
}
