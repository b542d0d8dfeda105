package dev.plumbline.producers.planner;

import java.time.Duration;
import java.time.Instant;

/** {@link Instant#MIN} stands for never. */
final class Times {
    private Times() {}

    static Instant latest(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    /** Whether more than {@code span} lies between. */
    static boolean elapsed(Instant since, Duration span, Instant now) {
        return since.equals(Instant.MIN) || since.plus(span).isBefore(now);
    }
}
