package dev.plumbline.trainers;

import dev.plumbline.models.StepListener;
import dev.plumbline.service.work.WorkProgress;
import dev.plumbline.service.work.WorkStopped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells how far an epoch is, step by step, and ends it where the work is to stop. */
final class StopAtStep implements StepListener {
    private final WorkProgress progress;
    private @Nullable WorkStopped stopped;

    StopAtStep(WorkProgress progress) {
        this.progress = progress;
    }

    @Override
    public boolean after(Step step) {
        try {
            progress.reached(step.images());
            return true;
        } catch (WorkStopped e) {
            stopped = e;
            return false;
        }
    }

    /** Why the epoch has no result. */
    WorkStopped stopped() {
        return Objects.requireNonNull(stopped, "the epoch went on");
    }
}
