package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Work;
import java.util.Optional;

/**
 * Does one slot's items, one after another, on one thread, and keeps what the next may use again.
 *
 * <p>An item may be done twice, by two workers at once: nothing but the store's marker decides whose result counts.
 */
public interface Workbench<W extends Work> extends AutoCloseable {
    /** The result of work that was done before, whoever did it: it is said again, in place of working. */
    default Optional<? extends Result<?>> done(W work, WorkProgress progress)
            throws WorkFailed, WorkStopped, InterruptedException {
        return Optional.empty();
    }

    /**
     * Does the work.
     *
     * @param progress is told the item's images and, after every batch, those done; it throws where the work is to stop
     */
    Result<?> perform(W work, WorkProgress progress) throws WorkFailed, WorkStopped, InterruptedException;

    @Override
    void close();
}
