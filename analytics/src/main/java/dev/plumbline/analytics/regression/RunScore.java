package dev.plumbline.analytics.regression;

import java.time.Instant;
import java.util.Comparator;

/**
 * One run of a series, once all its epochs are scored.
 *
 * @param completed when its last evaluation was made
 * @param credit evaluations that its test may count against the false-alarm budget: the run's OOD evaluations over the number
 *     of tests that read them
 * @param id mean metric in distribution over the run's admitted epochs; {@code ood} out of it
 */
public record RunScore(
        String stage,
        String architecture,
        String pretraining,
        Instant completed,
        double credit,
        double id,
        double ood) {
    /** The order in which runs are tested: a function of the runs, not of when they were read. */
    public static final Comparator<RunScore> ORDER =
            Comparator.comparing(RunScore::completed).thenComparing(RunScore::stage);
}
