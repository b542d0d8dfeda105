package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Work;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What a slot keeps an eye on while it works, and whom it tells.
 *
 * @param cancelled whether a stage is, by what has been read so far
 * @param lockLost is run when a lock is lost while the work goes on
 */
record SlotWatch<W extends Work>(
        LongSupplier nanoTime,
        Predicate<String> cancelled,
        QueueEnd queueEnd,
        WorkObserver<W> observer,
        Runnable lockLost) {
    /** Where the queue ends. */
    @FunctionalInterface
    interface QueueEnd {
        /** @throws IllegalStateException where the broker does not say */
        long offset() throws InterruptedException;
    }
}
