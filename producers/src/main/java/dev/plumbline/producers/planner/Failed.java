package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Failure;
import java.time.Instant;

/**
 * @param at the worker's time
 * @param heard the planner's time
 */
record Failed(Failure failure, Instant at, Instant heard) {}
