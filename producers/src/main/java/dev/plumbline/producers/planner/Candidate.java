package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.StageKind;
import java.time.Instant;
import java.util.List;

/**
 * A stage with work that could be released now.
 *
 * @param work its items in their order; the first is ready
 * @param since when the stage became ready, or was last served
 */
record Candidate(StageView stage, RunView claimant, List<WorkId> work, Instant since) {
    int priority() {
        return claimant.priority();
    }

    String study() {
        return claimant.run().study();
    }

    long order() {
        return claimant.run().order();
    }

    /** What is nearest to a finished run has the lowest rank: depth first, so that runs finish and workers stay hot. */
    int rank() {
        boolean finetune = stage.stage().kind() == StageKind.FINETUNE;
        if (stage.begun()) {
            return finetune ? 0 : 2;
        }
        return finetune && stage.stage().parent() != null ? 1 : 3;
    }
}
