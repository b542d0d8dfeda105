package dev.plumbline.cli.reading;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The evaluations that count, of each checkpoint on each test set: of the highest generation, then the highest metric
 * version, else the first.
 */
public final class KeptEvaluations {
    private static final Comparator<Evaluation> VERSION = Comparator.comparingInt(
                    (Evaluation evaluation) -> evaluation.checkpoint().generation())
            .thenComparingInt(Evaluation::metricVersion);
    private static final Comparator<Evaluation> ORDER = Comparator.comparing(Evaluation::task)
            .thenComparing(Evaluation::test)
            .thenComparing(Evaluation::key)
            .thenComparingInt(evaluation -> evaluation.checkpoint().epoch());

    private final Map<String, Set<String>> stages = new HashMap<>();
    private final Map<Scored, Evaluation> counting = new HashMap<>();
    private int version;

    private record Scored(String stage, int epoch, String task, String test) {}

    KeptEvaluations() {}

    public static KeptEvaluations read(KafkaSettings settings) throws InterruptedException {
        KeptEvaluations reading = new KeptEvaluations();
        Readings.read(
                settings,
                new TopicTail.Listeners()
                        .on(settings.topics().accepted(), reading::on)
                        .on(settings.topics().evaluations(), reading::on));
        return reading;
    }

    void on(Accepted accepted) {
        stages.computeIfAbsent(accepted.request().study(), study -> new HashSet<>())
                .add(accepted.finetune().id());
    }

    void on(Evaluation evaluation) {
        version = Math.max(version, evaluation.metricVersion());
        Scored scored =
                new Scored(evaluation.key(), evaluation.checkpoint().epoch(), evaluation.task(), evaluation.test());
        counting.merge(scored, evaluation, (one, other) -> VERSION.compare(other, one) > 0 ? other : one);
    }

    /** The highest metric version of any evaluation, whichever study it is of; 0 where there is none. */
    public int version() {
        return version;
    }

    /**
     * By task, test set, stage and epoch.
     *
     * @param study null: of every study
     * @param stage what its id begins with; null: of every stage
     */
    public List<Evaluation> counting(@Nullable String study, @Nullable String stage) {
        Set<String> of = study == null ? null : stages.getOrDefault(study, Set.of());
        return counting.values().stream()
                .filter(evaluation -> of == null || of.contains(evaluation.key()))
                .filter(evaluation -> stage == null || evaluation.key().startsWith(stage))
                .sorted(ORDER)
                .toList();
    }
}
