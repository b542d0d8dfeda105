package dev.plumbline.analytics.regression;

import dev.plumbline.analytics.points.Member;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.regression.WatchedRun.Place;
import dev.plumbline.contracts.event.Regression.Ending;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One series on one OOD test set in one metric: its runs in the order in which they were complete, what operators accepted
 * among them, and the test of them.
 *
 * <p>What is found is a function of the sets of points and acceptances, in whatever order they came. An acceptance takes
 * effect where the runs up to the one that it names, or that were complete by its time, raise an alarm that lasts: runs
 * before that alarm's first count no more. Whatever changes but by runs that are new at the end is tested again.
 */
final class SeriesWatch {
    private final AlarmBudget budget;
    private final Map<String, WatchedRun> runs = new HashMap<>();
    private final TreeMap<Place, WatchedRun> complete = new TreeMap<>();

    /** Each with the test of the runs until then. */
    private final Map<Acceptance, ResumedTest> acceptances = new HashMap<>();

    private final ResumedTest test;
    private @Nullable Point any;

    SeriesWatch(AlarmBudget budget) {
        this.budget = budget;
        this.test = new ResumedTest(budget);
    }

    /** Puts a point in; whether that changes a complete run. */
    boolean put(Point point, Member member) {
        any = point;
        WatchedRun run = runs.computeIfAbsent(point.stage(), first -> new WatchedRun(member));
        if (!run.isChangedBy(point, member)) {
            return false;
        }
        run.place().ifPresent(complete::remove);
        run.put(point, member);
        Optional<Place> place = run.place();
        place.ifPresent(at -> complete.put(at, run));
        return place.isPresent();
    }

    void accept(Acceptance acceptance) {
        acceptances.computeIfAbsent(acceptance, first -> new ResumedTest(budget));
    }

    /** A point of the series, empty before there is any. */
    Optional<Point> any() {
        return Optional.ofNullable(any);
    }

    /** Empty where there has never been an alarm. */
    Optional<Finding> finding() {
        NavigableMap<Place, WatchedRun> counted = complete;
        Finding accepted = null;
        for (Map.Entry<Place, ResumedTest> acceptance : inOrder().entrySet()) {
            RegressionWatch then = acceptance.getValue().after(scores(by(acceptance.getKey(), counted)));
            if (then.state() instanceof WatchState.Regressed regressed) {
                int number = before(accepted) + 2 * then.alarms();
                accepted = new Finding(number, Ending.ACCEPTED, regressed.evidence());
                counted = complete.tailMap(placeOf(regressed.evidence().since()), true);
            }
        }
        Optional<Finding> since = last(test.after(scores(counted.values())), before(accepted));
        return since.isPresent() ? since : Optional.ofNullable(accepted);
    }

    /** The acceptances by the places of the last runs that they speak of; none where that run is not complete. */
    private SortedMap<Place, ResumedTest> inOrder() {
        TreeMap<Place, ResumedTest> inOrder = new TreeMap<>();
        acceptances.forEach((acceptance, then) -> last(acceptance).ifPresent(place -> inOrder.put(place, then)));
        return inOrder;
    }

    private Optional<Place> last(Acceptance acceptance) {
        Instant at = acceptance.at();
        return at == null
                ? Optional.ofNullable(runs.get(acceptance.detected())).flatMap(WatchedRun::place)
                : Optional.of(Place.lastAt(at));
    }

    private static int before(@Nullable Finding accepted) {
        return accepted == null ? 0 : accepted.number();
    }

    private static Optional<Finding> last(RegressionWatch watch, int before) {
        int alarms = before + 2 * watch.alarms();
        return watch.state() instanceof WatchState.Regressed regressed
                ? Optional.of(new Finding(alarms - 1, null, regressed.evidence()))
                : watch.ended().map(evidence -> new Finding(alarms, Ending.RECOVERED, evidence));
    }

    private Place placeOf(String stage) {
        return Objects.requireNonNull(runs.get(stage), stage).place().orElseThrow();
    }

    private static Collection<WatchedRun> by(Place last, NavigableMap<Place, WatchedRun> counted) {
        return counted.entrySet().stream()
                .takeWhile(run -> run.getKey().compareTo(last) <= 0)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<RunScore> scores(Collection<WatchedRun> runs) {
        return IndependentRuns.of(
                runs.stream().flatMap(run -> run.score().stream()).toList());
    }
}
