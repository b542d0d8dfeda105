package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Failure;

/** Hears of every attempt that failed, for the metrics. */
@FunctionalInterface
interface FailureListener {
    void failed(Queue queue, Failure.Cause cause);
}
