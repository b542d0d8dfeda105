package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Failure;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The attempts at one item of work that is not done. Attempt {@code released} is outstanding unless it has ended.
 *
 * @param released the last attempt that went into the queue, 0: none
 * @param releasedAt when
 * @param first when the first went there, of those that count
 * @param parents by attempt the generation of the checkpoint that it starts from, if it does
 * @param ended the last attempt that ended without result, 0: none
 * @param holder who began last, or null: nobody
 * @param failures by attempt
 */
record WorkFact(
        WorkId work,
        int released,
        @Nullable Instant releasedAt,
        @Nullable Instant first,
        Map<Integer, Integer> parents,
        int ended,
        @Nullable Holder holder,
        Map<Integer, Failed> failures)
        implements Fact {
    static final String KIND = "work/";

    /**
     * @param at the worker's time
     * @param heard the planner's time
     */
    record Holder(String worker, int attempt, Instant at, Instant heard) {
        private boolean supersedes(Holder other) {
            return attempt > other.attempt || (attempt == other.attempt && at.isAfter(other.at));
        }
    }

    WorkFact {
        parents = Collections.unmodifiableMap(new TreeMap<>(parents));
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }

    static WorkFact none(WorkId work) {
        return new WorkFact(work, 0, null, null, Map.of(), 0, null, Map.of());
    }

    /** @param parentGeneration 0: it starts from no checkpoint */
    WorkFact release(int attempt, int parentGeneration, Instant at) {
        return release(attempt, parentGeneration, at, Instant.MIN);
    }

    /**
     * @param parentGeneration 0: it starts from no checkpoint
     * @param countFrom what was released before does not count
     */
    WorkFact release(int attempt, int parentGeneration, Instant at, Instant countFrom) {
        if (attempt <= released) {
            return this;
        }
        Map<Integer, Integer> all = new TreeMap<>(parents);
        if (parentGeneration > 0) {
            all.put(attempt, parentGeneration);
        }
        return new WorkFact(
                work,
                attempt,
                at,
                first == null || first.isBefore(countFrom) ? at : first,
                all,
                ended,
                holder,
                failures);
    }

    /** Of two that say they hold it the later counts: a queue may hand one attempt to two workers. */
    WorkFact start(Holder begun) {
        return holder != null && !begun.supersedes(holder)
                ? this
                : new WorkFact(work, released, releasedAt, first, parents, ended, begun, failures);
    }

    /** The attempt is over, which is nobody's fault. */
    WorkFact end(int attempt) {
        return attempt <= ended
                ? this
                : new WorkFact(work, released, releasedAt, first, parents, attempt, holder, failures);
    }

    /** Counts once for each attempt; what a worker says stands before what was only supposed of it. */
    WorkFact fail(int attempt, Failed failed) {
        Failed known = failures.get(attempt);
        if (known != null && known.failure().cause() != Failure.Cause.WORKER_LOST) {
            return this;
        }
        Map<Integer, Failed> all = new TreeMap<>(failures);
        all.put(attempt, failed);
        return new WorkFact(work, released, releasedAt, first, parents, Math.max(ended, attempt), holder, all);
    }

    boolean outstanding() {
        return released > ended;
    }

    int nextAttempt() {
        return 1 + Math.max(released, ended);
    }

    /** Who holds the outstanding attempt, or null: nobody yet. */
    @Nullable
    Holder currentHolder() {
        return holder != null && holder.attempt() >= released ? holder : null;
    }

    /** The failures that no retry has forgiven. */
    Collection<Failed> since(Instant retried) {
        return failures.values().stream()
                .filter(failed -> failed.heard().isAfter(retried))
                .toList();
    }

    @Override
    public String key() {
        return KIND + work;
    }
}
