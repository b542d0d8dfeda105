package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Work;
import java.time.Duration;
import java.util.Optional;

/** Where one slot gets its items, one at a time. Used by the slot's own thread alone. */
interface WorkQueue<W extends Work> extends AutoCloseable {
    /** Waits for an item, and holds it. Records that are no such work are rejected on the way. */
    Optional<Item<W>> take(Duration within);

    /** How long to work on before the next {@link #renew}. */
    Duration renewal();

    /** Keeps the held item for another while. False: it is lost, and the broker gives it to another. */
    boolean renew();

    /** The held item is done with. Where the lock is lost this changes nothing. */
    void accept();

    /** The held item goes back to the queue. */
    void release();

    /** Gives back what is held, and leaves. */
    @Override
    void close();
}
