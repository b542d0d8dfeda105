package dev.plumbline.producers.planner;

import dev.plumbline.contracts.Require;
import java.nio.file.Path;
import java.time.Duration;

/**
 * @param state the directory of the planner's local state
 * @param silence after which a worker's attempt is lost
 * @param standbys other instances that keep a copy of the planner's memory, to take over at once
 */
public record PlannerOptions(Path state, Duration silence, int standbys) {
    public PlannerOptions {
        Require.atLeast("standbys", standbys, 0);
    }

    /** Two minutes of silence, no standby. */
    public static PlannerOptions in(Path state) {
        return new PlannerOptions(state, PlannerConfig.standard().silence(), 0);
    }

    public PlannerOptions withSilence(Duration newSilence) {
        return new PlannerOptions(state, newSilence, standbys);
    }
}
