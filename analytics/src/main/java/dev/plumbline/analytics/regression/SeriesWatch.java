package dev.plumbline.analytics.regression;

import dev.plumbline.analytics.points.Member;
import dev.plumbline.analytics.points.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One series on one OOD test set in one metric: its runs in the order in which they were complete, and the test of them.
 *
 * <p>A run that is scored anew keeps its place. Whatever changes but by runs that are new at the end, the test begins again
 * at the first run, so that its state is a function of the runs' order and their scores.
 */
final class SeriesWatch {
    private final AlarmBudget budget;
    private final Map<String, WatchedRun> runs = new HashMap<>();
    private final Set<String> order = new LinkedHashSet<>();
    private final List<RunScore> tested = new ArrayList<>();
    private RegressionWatch watch;

    /** Runs at the beginning that count no more. */
    private int passed;

    SeriesWatch(AlarmBudget budget) {
        this.budget = budget;
        this.watch = new RegressionWatch(budget);
    }

    /** Puts a point in; whether that changes a complete run. */
    boolean put(Point point, Member member) {
        WatchedRun run = runs.computeIfAbsent(point.stage(), first -> new WatchedRun(member));
        return run.put(point) && run.isComplete();
    }

    /** Gives a complete run the next place, unless it has one; the place from 1, or 0. */
    int complete(String stage) {
        return order.add(stage) ? order.size() : 0;
    }

    /** Forgets the runs before one. */
    void beginAt(String stage) {
        int place = List.copyOf(order).indexOf(stage);
        passed = Math.max(passed, place);
    }

    WatchState state() {
        catchUp();
        return watch.state();
    }

    /** What the last alarm rested on that is over. */
    Optional<Evidence> ended() {
        return watch.ended();
    }

    private void catchUp() {
        List<RunScore> now = IndependentRuns.of(order.stream()
                .skip(passed)
                .flatMap(stage -> Objects.requireNonNull(runs.get(stage), stage).score().stream())
                .toList());
        boolean goesOn =
                now.size() >= tested.size() && now.subList(0, tested.size()).equals(tested);
        if (!goesOn) {
            watch = new RegressionWatch(budget);
            tested.clear();
        }
        now.subList(tested.size(), now.size()).forEach(watch::test);
        tested.addAll(now.subList(tested.size(), now.size()));
    }
}
