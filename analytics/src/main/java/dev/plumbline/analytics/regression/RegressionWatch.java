package dev.plumbline.analytics.regression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sequential test of one series, run after run, on the mean OOD value of runs given their ID value and architecture.
 *
 * <p>An e-detector (Shin, Ramdas and Rinaldo 2023): the sum over every run since which the series may lie lower of the
 * evidence for it, each weighted with that run's evaluations. While nothing changes the statistic's mean is at most the number
 * of evaluations so far, so that an alarm at a threshold takes at least as many evaluations on average, with lines and
 * deviation estimated from the very runs. Runs are exchangeable, epochs are not: an epoch is never an observation.
 */
public final class RegressionWatch {
    /** Degrees of freedom before which nothing is tested: of fewer, a shift in estimated deviations means little. */
    static final int LEAST_FREEDOM = 4;

    /** The shift that is looked for, in residual deviations; evidence grows with smaller and larger ones too. */
    private static final double SHIFT = 2;

    /** Changes longer ago than so many runs are looked for no more. */
    private static final int MOST_CHANGES = 50;

    private final AlarmBudget budget;
    private final Deque<Suspicion> suspicions = new ArrayDeque<>();
    private final List<RunScore> tested = new ArrayList<>();
    private ParallelLines lines = new ParallelLines();
    private double statistic;
    private int alarms;
    private @Nullable Alarm alarm;
    private @Nullable Evidence ended;

    public RegressionWatch(AlarmBudget budget) {
        this.budget = budget;
    }

    /** Tests one run. */
    public void test(RunScore run) {
        tested.add(run);
        Alarm raised = alarm;
        if (raised == null) {
            watch(run);
        } else if (raised.recovers(run)) {
            resume(raised);
        }
    }

    public WatchState state() {
        Alarm raised = alarm;
        if (raised != null) {
            return new WatchState.Regressed(raised.evidence());
        }
        int missing = LEAST_FREEDOM - lines.freedom();
        return prediction(last())
                .<WatchState>map(expected -> new WatchState.Steady(lines.runs(), statistic, 2 * expected.residualSd()))
                .orElseGet(() -> new WatchState.Learning(lines.runs(), Math.max(1, missing)));
    }

    /** How often it has raised an alarm. */
    int alarms() {
        return alarms;
    }

    /** What the last alarm rested on that is over. */
    Optional<Evidence> ended() {
        return Optional.ofNullable(ended);
    }

    private @Nullable RunScore last() {
        return tested.isEmpty() ? null : tested.get(tested.size() - 1);
    }

    private void watch(RunScore run) {
        Optional<ParallelLines.Prediction> expected = prediction(run);
        expected.ifPresentOrElse(
                prediction -> weigh(run, prediction), () -> suspicions.forEach(suspicion -> suspicion.learn(run)));
        lines.add(run.architecture(), run.id(), run.ood());
        if (expected.isPresent() && statistic >= budget.threshold()) {
            raise(run);
        }
    }

    private Optional<ParallelLines.Prediction> prediction(@Nullable RunScore run) {
        return run == null || lines.freedom() < LEAST_FREEDOM
                ? Optional.empty()
                : lines.predict(run.architecture(), run.id());
    }

    private void weigh(RunScore run, ParallelLines.Prediction expected) {
        suspicions.add(new Suspicion(tested.size() - 1, run.credit(), SHIFT * expected.residualSd(), lines));
        if (suspicions.size() > MOST_CHANGES) {
            suspicions.remove();
        }
        double unchanged = expected.logDensity(run.ood());
        suspicions.forEach(suspicion -> suspicion.weigh(run, unchanged));
        statistic = suspicions.stream().mapToDouble(Suspicion::evidence).sum();
    }

    private void raise(RunScore run) {
        Suspicion strongest = suspicions.stream()
                .max(Comparator.comparingDouble(Suspicion::evidence))
                .orElseThrow();
        List<RunScore> lower = List.copyOf(tested.subList(strongest.since(), tested.size()));
        alarms++;
        alarm = Alarm.of(strongest.reference(), lower, run, statistic);
    }

    /** Goes on from the reference and the runs that are back on its lines; those in between teach nothing. */
    private void resume(Alarm over) {
        lines = over.reference().copy();
        over.recovered().forEach(run -> lines.add(run.architecture(), run.id(), run.ood()));
        suspicions.clear();
        statistic = 0;
        ended = over.evidence();
        alarm = null;
    }
}
