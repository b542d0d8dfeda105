package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.Work;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How far one item is, and whether to go on with it. Told by the thread that works, read by the heartbeat. */
public final class WorkProgress {
    private static final double NANOS = 1e9;

    private final Work work;
    private final LongSupplier nanoTime;
    private final Supplier<Optional<WorkOutcome>> stop;
    private volatile State state = new State(0, 0, 0, 0);

    /**
     * @param begun when the first batch began
     * @param now when the last one ended
     */
    private record State(long images, long done, long begun, long now) {
        double imagesPerSecond() {
            return now > begun ? done * NANOS / (now - begun) : 0;
        }
    }

    /** @param stop asked after every batch: the outcome to stop with */
    public WorkProgress(Work work, LongSupplier nanoTime, Supplier<Optional<WorkOutcome>> stop) {
        this.work = work;
        this.nanoTime = nanoTime;
        this.stop = stop;
    }

    /** The first batch is about to begin. */
    public void expect(long images) throws WorkStopped {
        long now = nanoTime.getAsLong();
        state = new State(images, 0, now, now);
        goOn();
    }

    /**
     * A batch has ended.
     *
     * @param done images so far
     */
    public void reached(long done) throws WorkStopped {
        State before = state;
        state = new State(before.images, done, before.begun, nanoTime.getAsLong());
        goOn();
    }

    private void goOn() throws WorkStopped {
        Optional<WorkOutcome> why = stop.get();
        if (why.isPresent()) {
            throw new WorkStopped(why.get());
        }
    }

    Heartbeat.Progress said() {
        State seen = state;
        return new Heartbeat.Progress(work.work(), work.attempt(), seen.done, seen.images, seen.imagesPerSecond());
    }
}
