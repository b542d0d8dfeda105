package dev.plumbline.analytics.read;

import dev.plumbline.analytics.comparison.StudyComparison;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What all events so far say. Trends and residuals are as the application last said them. */
final class LiveView implements View {
    private final Books books;
    private final String process;
    private final Map<String, Compared> comparisons = new ConcurrentHashMap<>();

    private record Compared(long revision, StudyComparison comparison) {}

    /** @param process tells this process's versions from those of one before it */
    LiveView(Books books, String process) {
        this.books = books;
        this.process = process;
    }

    @Override
    public List<Accepted> runs(@Nullable String study) {
        return books.journal().runs(study);
    }

    @Override
    public List<Score> scores(@Nullable String study) {
        if (study == null) {
            return books.points().scores(score -> true);
        }
        Set<String> stages =
                runs(study).stream().map(run -> run.finetune().id()).collect(Collectors.toSet());
        return books.points().scores(score -> stages.contains(score.stage()));
    }

    @Override
    public List<Point> points(@Nullable String study) {
        PointBook points = books.points();
        return study == null ? points.points(point -> true) : points.ofStudy(study);
    }

    @Override
    public List<TrendState> trends(@Nullable String study) {
        TrendBook trends = books.trends();
        return study == null ? trends.trends(trend -> true) : trends.ofStudy(study);
    }

    @Override
    public List<Residual> residuals(@Nullable String study) {
        return books.residuals().residuals(study);
    }

    @Override
    public List<NamedBaseline> baselines() {
        return books.journal().baselines(Instant.MAX).standing();
    }

    @Override
    public StudyComparison comparison(String study) {
        long revision = books.points().revision();
        Compared known = comparisons.get(study);
        if (known == null || known.revision() != revision) {
            known = new Compared(revision, StudyComparison.of(runs(study), points(study)));
            comparisons.put(study, known);
        }
        return known.comparison();
    }

    @Override
    public String version() {
        return process + "-" + books.trends().revision() + "-" + books.points().revision() + "-"
                + books.residuals().revision() + "-" + books.journal().size();
    }
}
