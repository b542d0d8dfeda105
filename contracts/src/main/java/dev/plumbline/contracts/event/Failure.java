package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * Why work was not done.
 *
 * @param message one sentence: what, where, with which value
 * @param step the step of the epoch, from 0, where it is known
 */
public record Failure(Cause cause, String message, @Nullable Long step) {
    public enum Cause {
        /** The loss is not a number: the same inputs would give it again. */
        @JsonProperty("nonFiniteLoss")
        NON_FINITE_LOSS,
        @JsonProperty("outOfMemory")
        OUT_OF_MEMORY,
        /** An image or manifest cannot be read. */
        @JsonProperty("data")
        DATA,
        /** The parent checkpoint is torn, altered or gone. */
        @JsonProperty("corruptCheckpoint")
        CORRUPT_CHECKPOINT,
        /** The checkpoint's weights were deleted on purpose: they are not trained again. */
        @JsonProperty("collected")
        COLLECTED,
        /** The store is full or out of reach. */
        @JsonProperty("store")
        STORE,
        /** The worker died or fell silent; it does not count against the work. */
        @JsonProperty("workerLost")
        WORKER_LOST,
        /** It was not done within its deadline, whatever became of its attempts. */
        @JsonProperty("overdue")
        OVERDUE,
        @JsonProperty("internal")
        INTERNAL
    }

    public Failure {
        Require.present("cause", cause);
        Require.present("message", message);
    }
}
