package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Work;

/**
 * One record of the queue, held under a lock.
 *
 * @param offset in the queue's one partition
 */
record Item<W extends Work>(W work, long offset) {}
