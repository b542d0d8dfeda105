package dev.plumbline.analytics.regression;

import java.util.ArrayList;
import java.util.List;

/** The test of a list of runs: it goes on where the list has only grown at its end, and else begins again. */
final class ResumedTest {
    private final AlarmBudget budget;
    private final List<RunScore> tested = new ArrayList<>();
    private RegressionWatch watch;

    ResumedTest(AlarmBudget budget) {
        this.budget = budget;
        this.watch = new RegressionWatch(budget);
    }

    /** The test after these runs. */
    RegressionWatch after(List<RunScore> runs) {
        boolean goesOn =
                runs.size() >= tested.size() && runs.subList(0, tested.size()).equals(tested);
        if (!goesOn) {
            watch = new RegressionWatch(budget);
            tested.clear();
        }
        List<RunScore> more = runs.subList(tested.size(), runs.size());
        more.forEach(watch::test);
        tested.addAll(more);
        return watch;
    }
}
