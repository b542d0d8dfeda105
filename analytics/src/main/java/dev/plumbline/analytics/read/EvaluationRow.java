package dev.plumbline.analytics.read;

import dev.plumbline.analytics.points.Score;
import dev.plumbline.analytics.points.Shelves;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.NamedBaseline.Series;
import dev.plumbline.contracts.event.TestRole;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Score} as it is read, in a series that its fine-tuning stage is of: where several share the stage, each has a row.
 *
 * @param study null where no accepted run has the stage yet; {@code series} alike
 */
public record EvaluationRow(
        @Nullable String study,
        @Nullable String series,
        String stage,
        int epoch,
        int generation,
        String task,
        String test,
        TestRole role,
        int metricVersion,
        double accuracy,
        double macroF1,
        double constantAccuracy,
        double constantMacroF1,
        Instant at) {
    /** By their keys. */
    static List<EvaluationRow> of(List<Accepted> runs, List<Score> scores) {
        Map<String, Set<Series>> series = new HashMap<>();
        for (Accepted run : runs) {
            series.computeIfAbsent(run.finetune().id(), stage -> new HashSet<>())
                    .add(new Series(run.request().study(), run.request().series()));
        }
        Shelves<EvaluationRow> sorted = new Shelves<>();
        scores.stream()
                .flatMap(score -> rows(score, series.getOrDefault(score.stage(), Set.of())))
                .forEach(row -> sorted.put(row.seriesKey(), row.name(), row));
        return sorted.values();
    }

    private static Stream<EvaluationRow> rows(Score score, Set<Series> series) {
        return series.isEmpty()
                ? Stream.of(row(score, null, null))
                : series.stream().map(one -> row(score, one.study(), one.series()));
    }

    private static EvaluationRow row(Score score, @Nullable String study, @Nullable String series) {
        return new EvaluationRow(
                study,
                series,
                score.stage(),
                score.epoch(),
                score.generation(),
                score.task(),
                score.test(),
                score.role(),
                score.metricVersion(),
                score.accuracy(),
                score.macroF1(),
                score.constantAccuracy(),
                score.constantMacroF1(),
                score.at());
    }

    String seriesOrNone() {
        return series == null ? "" : series;
    }

    private String seriesKey() {
        return (study == null ? "" : study) + "|" + seriesOrNone() + "|";
    }

    /** One for each version of a checkpoint's score on a test set, in each series. */
    String key() {
        return seriesKey() + name();
    }

    private String name() {
        return stage + "|" + epoch + "|" + task + "|" + test + "|" + generation + "|" + metricVersion;
    }
}
