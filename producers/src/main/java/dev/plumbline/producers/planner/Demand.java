package dev.plumbline.producers.planner;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who needs a stage.
 *
 * @param live runs that need it, in the order of acceptance
 * @param claimant of those that are not paused the one of the highest priority, then the first accepted: the stage's
 *     work is done in its name; null: nobody asks now
 * @param at when that came to be
 */
record Demand(List<RunView> live, @Nullable RunView claimant, Instant at) {
    static Demand of(String stage, Collection<RunView> runs) {
        List<RunView> live = runs.stream().filter(run -> run.needs(stage)).toList();
        RunView claimant = null;
        for (RunView run : live) {
            boolean better = claimant == null || run.priority() > claimant.priority();
            claimant = !run.paused() && better ? run : claimant;
        }
        Instant at = runs.stream().map(RunView::at).reduce(Instant.MIN, Times::latest);
        return new Demand(live, claimant, at);
    }

    /** Whether a run that is not ended asks for the test. */
    boolean wants(TestKey test) {
        return live.stream().anyMatch(run -> run.run().asksFor(test));
    }
}
