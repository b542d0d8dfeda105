package dev.plumbline.analytics.regression;

import dev.plumbline.analytics.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/** What an alarm rests on, and whether runs since have come back, while it lasts. */
final class Alarm {
    /** So many runs in a row above half the drop end it: of runs that still lie lower by two deviations, one in 250 triples does. */
    private static final int RECOVERY_RUNS = 3;

    private final ParallelLines reference;
    private final Evidence evidence;
    private final List<RunScore> recovered = new ArrayList<>();

    private Alarm(ParallelLines reference, Evidence evidence) {
        this.reference = reference;
        this.evidence = evidence;
    }

    /**
     * @param reference the lines through the runs before
     * @param lower the runs since
     */
    static Alarm of(ParallelLines reference, List<RunScore> lower, RunScore detected, double statistic) {
        List<Deviation> deviations = lower.stream()
                .flatMap(run -> Deviation.of(reference, run).stream())
                .toList();
        double drop =
                -deviations.stream().mapToDouble(Deviation::value).average().orElseThrow();
        ParallelLines.Prediction any = deviations.get(0).expected();
        double half = half(deviations, any);
        return new Alarm(
                reference,
                new Evidence(
                        lower.get(0).stage(),
                        detected.stage(),
                        lower.size(),
                        reference.runs(),
                        drop,
                        new Interval.Bounds(drop - half, drop + half),
                        any.residualSd(),
                        statistic));
    }

    /* The error of the lines is one error for all the runs; their own are independent. */
    private static double half(List<Deviation> deviations, ParallelLines.Prediction any) {
        double leverage = deviations.stream()
                .mapToDouble(deviation -> deviation.expected().leverage())
                .average()
                .orElseThrow();
        double error = any.residualSd() * Math.sqrt(1.0 / deviations.size() + leverage);
        return error * TDistribution.of(any.freedom()).inverseCumulativeProbability(0.975);
    }

    private record Deviation(double value, ParallelLines.Prediction expected) {
        static Optional<Deviation> of(ParallelLines reference, RunScore run) {
            return reference
                    .predict(run.architecture(), run.id())
                    .map(expected -> new Deviation(run.ood() - expected.mean(), expected));
        }
    }

    Evidence evidence() {
        return evidence;
    }

    ParallelLines reference() {
        return reference;
    }

    /** The runs that ended it. */
    List<RunScore> recovered() {
        return List.copyOf(recovered);
    }

    /** Takes a run in; whether that ends the regression. Runs of an architecture new since say nothing. */
    boolean recovers(RunScore run) {
        Optional<Deviation> deviation = Deviation.of(reference, run);
        if (deviation.isPresent()) {
            if (deviation.get().value() > -evidence.drop() / 2) {
                recovered.add(run);
            } else {
                recovered.clear();
            }
        }
        return recovered.size() >= RECOVERY_RUNS;
    }
}
