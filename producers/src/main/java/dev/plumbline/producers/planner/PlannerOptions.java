package dev.plumbline.producers.planner;

import dev.plumbline.contracts.Require;
import java.nio.file.Path;
import java.time.Duration;

/**
 * @param state the directory of the planner's local state
 * @param silence after which a worker's attempt is lost
 * @param evaluationWithin after which an evaluation has failed that no attempt brings to an end, or that nobody comes for
 * @param standbys other instances that keep a copy of the planner's memory, to take over at once
 */
public record PlannerOptions(Path state, Duration silence, Duration evaluationWithin, int standbys) {
    public PlannerOptions {
        Require.atLeast("standbys", standbys, 0);
    }

    /** Two minutes of silence, a day for an evaluation, no standby. */
    public static PlannerOptions in(Path state) {
        PlannerConfig standard = PlannerConfig.standard();
        return new PlannerOptions(state, standard.silence(), standard.evaluationWithin(), 0);
    }

    public PlannerOptions withSilence(Duration newSilence) {
        return new PlannerOptions(state, newSilence, evaluationWithin, standbys);
    }

    public PlannerOptions withEvaluationWithin(Duration within) {
        return new PlannerOptions(state, silence, within, standbys);
    }
}
