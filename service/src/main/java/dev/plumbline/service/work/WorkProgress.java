package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.Work;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far one item is, and whether to go on with it. Told by the thread that works, read by the heartbeat. */
public final class WorkProgress {
    private static final double NANOS = 1e9;

    private final Work work;
    private final LongSupplier nanoTime;
    private final Supplier<Optional<WorkOutcome>> stop;
    private volatile State state = new State(0, 0, 0, 0, 0);
    /** Since when it waits, by {@code nanoTime}; null: it works. */
    private volatile @Nullable Long waiting;

    private Optional<WorkOutcome> why = Optional.empty();

    /**
     * @param before images that were done when the first batch began, at {@code begun}
     * @param now when the last one ended
     */
    private record State(long images, long before, long done, long begun, long now) {
        double imagesPerSecond() {
            return now > begun ? (done - before) * NANOS / (now - begun) : 0;
        }
    }

    /** @param stop asked before the first batch and after each: the outcome to stop with */
    public WorkProgress(Work work, LongSupplier nanoTime, Supplier<Optional<WorkOutcome>> stop) {
        this.work = work;
        this.nanoTime = nanoTime;
        this.stop = stop;
    }

    /** The first batch is about to begin. */
    public void expect(long images) throws WorkStopped {
        expect(images, 0);
    }

    /** The first batch is about to begin, of work of which others did a part. */
    public void expect(long images, long done) throws WorkStopped {
        long now = nanoTime.getAsLong();
        state = new State(images, done, done, now, now);
        requireWanted();
    }

    /**
     * A batch has ended.
     *
     * @param done images so far
     * @return false where the work is to stop, without a result but {@link #stopped}
     */
    public boolean reached(long done) {
        State before = state;
        state = new State(before.images, before.before, done, before.begun, nanoTime.getAsLong());
        return goesOn();
    }

    /** Between batches: the work may be wanted no more. */
    public void requireWanted() throws WorkStopped {
        if (!goesOn()) {
            throw stopped();
        }
    }

    void waitsForStore() {
        if (waiting == null) {
            waiting = nanoTime.getAsLong();
        }
    }

    void hasStore() {
        waiting = null;
    }

    /** Whether the work is to go on; where not, {@link #stopped} says why. */
    public boolean goesOn() {
        why = stop.get();
        return why.isEmpty();
    }

    /** @throws java.util.NoSuchElementException where the work is to go on */
    public WorkStopped stopped() {
        return new WorkStopped(why.orElseThrow());
    }

    Heartbeat.Progress said() {
        State seen = state;
        return new Heartbeat.Progress(
                work.work(),
                work.attempt(),
                seen.done,
                seen.images,
                seen.imagesPerSecond(),
                waiting == null ? null : storeWait());
    }

    /** For how many seconds it has waited for the store; 0 where it does not. */
    double storeWait() {
        Long since = waiting;
        return since == null ? 0 : (nanoTime.getAsLong() - since) / NANOS;
    }

    @Override
    public String toString() {
        return work.work();
    }
}
