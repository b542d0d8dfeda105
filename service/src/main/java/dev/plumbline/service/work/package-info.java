/**
 * How a worker lives off a queue of work: one share-group consumer per slot, the lock renewed beside the work, attempts
 * and outcomes said before the item is acknowledged, heartbeats, cancelling and orderly leaving. What the work is, its
 * {@link dev.plumbline.service.work.Workbench} knows.
 */
@NullMarked
package dev.plumbline.service.work;

import org.jspecify.annotations.NullMarked;
