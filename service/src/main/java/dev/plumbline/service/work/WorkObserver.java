package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Work;
import java.time.Duration;

/** Is told what becomes of the items of all slots, by several threads at once. */
@FunctionalInterface
public interface WorkObserver<W extends Work> {
    /** @param took from work in hand to its outcome */
    void ended(W work, WorkOutcome outcome, Duration took);
}
