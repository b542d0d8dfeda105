package dev.plumbline.producers.planner;

import static dev.plumbline.contracts.event.Failure.Cause.COLLECTED;
import static dev.plumbline.contracts.event.Failure.Cause.CORRUPT_CHECKPOINT;
import static dev.plumbline.contracts.event.Failure.Cause.DATA;
import static dev.plumbline.contracts.event.Failure.Cause.INTERNAL;
import static dev.plumbline.contracts.event.Failure.Cause.NON_FINITE_LOSS;
import static dev.plumbline.contracts.event.Failure.Cause.OUT_OF_MEMORY;
import static dev.plumbline.contracts.event.Failure.Cause.OVERDUE;
import static dev.plumbline.contracts.event.Failure.Cause.STORE;
import static dev.plumbline.contracts.event.Failure.Cause.WORKER_LOST;

import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.event.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How often work is attempted before it has failed for good, by the cause of its failures. */
record RetryPolicy(Map<Failure.Cause, Rule> rules) {
    /**
     * @param attempts that may fail for this cause; the last of them is final
     * @param first wait after the first failure; it doubles with each
     * @param most the longest wait
     */
    record Rule(int attempts, Duration first, Duration most) {
        Rule {
            Require.atLeast("attempts", attempts, 1);
        }

        private Duration waitAfter(int failures) {
            Duration wait = first;
            for (int i = 1; i < failures && wait.compareTo(most) < 0; i++) {
                wait = wait.multipliedBy(2);
            }
            return wait.compareTo(most) < 0 ? wait : most;
        }
    }

    RetryPolicy {
        rules = Map.copyOf(rules);
        Require.oneOf("rules", rules.size(), java.util.Set.of(Failure.Cause.values().length));
    }

    /**
     * A loss that is no number comes again, and so does a lack of memory on cards of one kind: neither is tried again.
     * Unreadable data gets a second chance, in case the disk was to blame. A store that is full or away comes back:
     * a hundred attempts over some eight hours. A corrupt parent is not the work's fault: the parent is retrained. What was
     * deleted on purpose does not come back, and what is overdue has had its time.
     */
    static RetryPolicy standard() {
        Duration second = Duration.ofSeconds(1);
        Map<Failure.Cause, Rule> rules = new EnumMap<>(Failure.Cause.class);
        rules.put(NON_FINITE_LOSS, new Rule(1, second, second));
        rules.put(OUT_OF_MEMORY, new Rule(1, second, second));
        rules.put(DATA, new Rule(2, second, second));
        rules.put(STORE, new Rule(100, second, Duration.ofMinutes(5)));
        rules.put(COLLECTED, new Rule(1, second, second));
        rules.put(OVERDUE, new Rule(1, second, second));
        rules.put(CORRUPT_CHECKPOINT, new Rule(3, second, second));
        rules.put(INTERNAL, new Rule(3, second, Duration.ofMinutes(1)));
        rules.put(WORKER_LOST, new Rule(20, Duration.ZERO, Duration.ZERO));
        return new RetryPolicy(rules);
    }

    Rule rule(Failure.Cause cause) {
        return java.util.Objects.requireNonNull(rules.get(cause), "every cause has a rule");
    }

    /** The failure that ended it, if the unforgiven failures are too many of one cause. */
    Optional<Failed> exhausted(Collection<Failed> unforgiven) {
        Map<Failure.Cause, Integer> counts = new EnumMap<>(Failure.Cause.class);
        for (Failed failed : unforgiven) {
            Failure.Cause cause = failed.failure().cause();
            if (counts.merge(cause, 1, Integer::sum) >= rule(cause).attempts()) {
                return Optional.of(failed);
            }
        }
        return Optional.empty();
    }

    /** The earliest time of the next attempt. */
    Instant next(Collection<Failed> unforgiven) {
        Instant next = Instant.MIN;
        Map<Failure.Cause, Integer> counts = new EnumMap<>(Failure.Cause.class);
        for (Failed failed : unforgiven) {
            Failure.Cause cause = failed.failure().cause();
            int count = counts.merge(cause, 1, Integer::sum);
            next = Times.latest(next, failed.heard().plus(rule(cause).waitAfter(count)));
        }
        return next;
    }
}
