package dev.plumbline.cli.rescoring;

import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.MetricName;
import dev.plumbline.evaluators.metric.ClassMap;
import dev.plumbline.evaluators.metric.Rescorer;
import dev.plumbline.models.checkpoint.CheckpointStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluations scored anew, on all cores.
 *
 * @param rescored of each evaluation, in the same order
 * @param classMap SHA-256 of the map that merged the classes, or null
 */
public record Rescoring(
        List<Evaluation> evaluations,
        List<Rescored> rescored,
        @Nullable String classMap) {
    private static final String BY = "rescore";

    public Rescoring {
        evaluations = List.copyOf(evaluations);
        rescored = List.copyOf(rescored);
    }

    /** @param merged what each class becomes, by id; null: classes stay as they are */
    public static Rescoring of(
            List<Evaluation> evaluations,
            MetricName metric,
            CheckpointStore store,
            @Nullable Map<String, String> merged) {
        Rescorer rescorer = new Rescorer(store, merged);
        List<Rescored> rescored = evaluations.parallelStream()
                .map(evaluation -> Rescored.of(evaluation, metric, rescorer))
                .toList();
        return new Rescoring(evaluations, rescored, merged == null ? null : ClassMap.digest(merged));
    }

    public long faults() {
        return rescored.stream().filter(each -> each.fault() != null).count();
    }

    /**
     * As events of one version, which trends prefer to what was before. They are all or none: a trend must not mix two ways
     * of scoring.
     *
     * @throws IllegalStateException where one could not be re-scored
     */
    public List<Evaluation> events(int version, Instant at) {
        if (faults() > 0) {
            throw new IllegalStateException("nothing is published: %d of %d evaluations could not be re-scored"
                    .formatted(faults(), rescored.size()));
        }
        return IntStream.range(0, evaluations.size())
                .mapToObj(i -> evaluations
                        .get(i)
                        .rescored(
                                version, Objects.requireNonNull(rescored.get(i).outcome()), classMap, BY, at))
                .toList();
    }
}
