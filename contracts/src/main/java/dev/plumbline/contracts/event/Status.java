package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a run or a stage stands. */
public enum Status {
    /** For a slot, a parent stage or its turn. */
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("training")
    TRAINING,
    /** All epochs are trained, some evaluation is not done; runs only. */
    @JsonProperty("evaluating")
    EVALUATING,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("cancelled")
    CANCELLED;

    /** Nothing more happens unless an operator asks for it. */
    public boolean ended() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
