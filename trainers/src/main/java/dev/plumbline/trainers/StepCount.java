package dev.plumbline.trainers;

import org.jspecify.annotations.Nullable;

/** Which step of an epoch is next, so that a failure can say where it was. Used by one thread. */
final class StepCount {
    private @Nullable Long next;

    /** Training begins with this step of the epoch, from 0. */
    void begin(long first) {
        next = first;
    }

    void done(long step) {
        next = step + 1;
    }

    /** The training is over, or has not begun: what fails now fails at no step. */
    void end() {
        next = null;
    }

    /** The step in which what failed failed; null: in none. */
    @Nullable
    Long failed() {
        return next;
    }
}
