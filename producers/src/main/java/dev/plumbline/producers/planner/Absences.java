package dev.plumbline.producers.planner;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Queues that nobody serves, and since when. */
final class Absences {
    private final Workers workers;
    private Map<Queue, Instant> since = new EnumMap<>(Queue.class);

    Absences(Workers workers) {
        this.workers = workers;
    }

    /** @return whether anything has changed since the last look */
    boolean look(Instant now) {
        Map<Queue, Instant> before = since;
        since = new EnumMap<>(Queue.class);
        for (Queue queue : Queue.values()) {
            workers.absentSince(queue, now).ifPresent(at -> since.put(queue, at));
        }
        return !before.equals(since);
    }

    /** What is to be said of it; empty: somebody serves it. */
    Optional<String> of(Queue queue) {
        return Optional.ofNullable(since.get(queue))
                .map(at -> "no " + queue.servedBy().name().toLowerCase(Locale.ROOT) + " has been heard of since " + at);
    }

    /** Whether what waits since {@code from} has waited so long with nobody there. */
    boolean lasts(Queue queue, Instant from, Duration span, Instant now) {
        Instant at = since.get(queue);
        return at != null && Times.elapsed(Times.latest(from, at), span, now);
    }
}
