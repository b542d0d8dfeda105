package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a stage stands by the facts, whoever needs it.
 *
 * @param trained epochs that have a checkpoint
 * @param next the first epoch without a sound checkpoint, or null: all have one
 * @param begun whether a worker has begun any epoch
 * @param failed why {@code next} has failed for good, or null
 * @param retried failures up to here are forgiven: an operator said so of one of its runs
 * @param at when it came to stand there
 */
record StageView(
        String id,
        Stage stage,
        int trained,
        @Nullable WorkId next,
        boolean begun,
        @Nullable Failed failed,
        Instant retried,
        Instant at) {}
