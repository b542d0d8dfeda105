package dev.plumbline.cli.reading;

import dev.plumbline.analytics.baselines.BaselineBook;
import dev.plumbline.analytics.baselines.Grouping;
import dev.plumbline.analytics.baselines.ResidualSummaries;
import dev.plumbline.analytics.baselines.ResidualSummary;
import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A study's residuals to baselines, summarised by the analytics' own code. */
public final class StudyResiduals {
    private StudyResiduals() {}

    /**
     * Reads the study's points and all baselines.
     *
     * @param baseline only residuals to the one of this name; null: to all that fit
     * @throws IllegalArgumentException if there is no such study, and says which there are
     * @throws IllegalStateException if there are none, and says why
     */
    public static List<ResidualSummary> read(
            KafkaSettings settings, String study, @Nullable String baseline, Set<Grouping> by)
            throws InterruptedException {
        PointBook points = new PointBook();
        BaselineBook baselines = new BaselineBook();
        Readings.read(
                settings,
                new TopicTail.Listeners()
                        .on(settings.topics().accepted(), accepted -> take(accepted, study, points))
                        .on(settings.topics().evaluations(), points::on)
                        .on(settings.topics().baselines(), baselines::on));
        List<ResidualSummary> summaries =
                new ResidualSummaries(baselines.standing(), baseline, by).of(points.points(point -> true));
        if (summaries.isEmpty()) {
            AskedStudy.requireKnown(settings, study);
            KnownValues.require("--baseline", baseline, names(baselines));
            throw new IllegalStateException(why(study, baseline, points, baselines));
        }
        return summaries;
    }

    private static void take(Accepted accepted, String study, PointBook points) {
        if (accepted.request().study().equals(study)) {
            points.on(accepted);
        }
    }

    private static String why(String study, @Nullable String baseline, PointBook points, BaselineBook baselines) {
        if (points.points(point -> true).isEmpty()) {
            return "study " + study + " has no points yet: 'plumbline status' shows where the runs stand";
        }
        if (baseline == null || baseline.equals(Residual.FROM_SCRATCH)) {
            return "study " + study + " has no series but runs from scratch, which are its baseline themselves";
        }
        return baselines.standing().stream()
                .filter(known -> known.name().equals(baseline))
                .findAny()
                .map(known -> "study " + study + " is not scored as baseline " + baseline + " is: " + words(known))
                .orElseThrow();
    }

    /** What residuals can be taken to. */
    private static List<String> names(BaselineBook baselines) {
        return Stream.concat(
                        Stream.of(Residual.FROM_SCRATCH),
                        baselines.standing().stream().map(NamedBaseline::name))
                .toList();
    }

    private static String words(NamedBaseline baseline) {
        return "task " + baseline.task() + ", OOD test " + baseline.ood() + ", metric " + baseline.metric();
    }
}
