package dev.plumbline.producers.planner;

import dev.plumbline.service.HealthCheck;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What the planner's task is at; written by its thread, read by others. */
final class PlannerProgress {
    private enum State {
        STANDING_BY("standing by: another instance plans"),
        READING("reading what happened before"),
        PLANNING("planning");

        private final String detail;

        State(String detail) {
            this.detail = detail;
        }
    }

    /** It plans twice a second, unless a decision takes that long or the broker is out of reach. */
    private static final Duration STUCK = Duration.ofSeconds(30);

    private static final String CHECK = "planning";
    private final LongSupplier nanoTime;
    private volatile State state = State.STANDING_BY;
    private volatile long planned;

    PlannerProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void standBy() {
        state = State.STANDING_BY;
    }

    void read() {
        state = State.READING;
    }

    /** It has just planned. */
    void plan() {
        planned = nanoTime.getAsLong();
        state = State.PLANNING;
    }

    HealthCheck health() {
        if (state == State.PLANNING) {
            Duration ago = Duration.ofNanos(nanoTime.getAsLong() - planned);
            return HealthCheck.of(
                    CHECK, ago.compareTo(STUCK) < 0, state.detail + ", last " + ago.toSeconds() + " s ago");
        }
        return HealthCheck.of(CHECK, state != State.READING, state.detail);
    }
}
