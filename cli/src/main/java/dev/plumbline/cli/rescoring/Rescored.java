package dev.plumbline.cli.rescoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.MetricInterval;
import dev.plumbline.contracts.event.MetricName;
import dev.plumbline.contracts.event.MetricScore;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.evaluators.metric.Rescorer;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What re-scoring one evaluation came to.
 *
 * @param old the metric as the evaluation has it; null where it has not
 * @param value the metric anew; null where there is a fault
 * @param fault why it could not be re-scored, or null
 */
public record Rescored(
        String stage,
        int epoch,
        int generation,
        String task,
        String test,
        TestRole role,
        MetricName metric,
        long images,
        @Nullable Double old,
        @JsonProperty("new") @Nullable Double value,
        @Nullable String group,
        @Nullable MetricInterval interval,
        @Nullable String fault,
        @JsonIgnore Evaluation.@Nullable Outcome outcome) {
    /** Whatever is wrong becomes a fault. */
    static Rescored of(Evaluation evaluation, MetricName metric, Rescorer rescorer) {
        try {
            Evaluation.Outcome outcome = rescorer.rescore(evaluation);
            MetricScore score = outcome.scores().metric(metric).orElse(null);
            return score == null
                    ? of(evaluation, metric, null, "its test set has no groups", null)
                    : of(evaluation, metric, score, null, outcome);
        } catch (CorruptCheckpoint | IllegalArgumentException e) {
            return of(evaluation, metric, null, String.valueOf(e.getMessage()), null);
        } catch (IOException e) {
            return of(evaluation, metric, null, "the store gives no answer: " + e.getMessage(), null);
        }
    }

    private static Rescored of(
            Evaluation evaluation,
            MetricName metric,
            @Nullable MetricScore score,
            @Nullable String fault,
            Evaluation.@Nullable Outcome outcome) {
        return new Rescored(
                evaluation.checkpoint().stage(),
                evaluation.checkpoint().epoch(),
                evaluation.checkpoint().generation(),
                evaluation.task(),
                evaluation.test(),
                evaluation.role(),
                metric,
                evaluation.counts().images(),
                before(evaluation, metric),
                score == null ? null : (Double) score.value(),
                score == null ? null : score.group(),
                score == null ? null : score.interval(),
                fault,
                outcome);
    }

    private static @Nullable Double before(Evaluation evaluation, MetricName metric) {
        if (metric != MetricName.WORST_GROUP_ACCURACY) {
            return evaluation.counts().metric(metric);
        }
        return evaluation.scores() == null
                ? null
                : evaluation.scores().metric(metric).map(MetricScore::value).orElse(null);
    }
}
