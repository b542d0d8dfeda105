package dev.plumbline.contracts.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The arithmetic of the forward and backward pass; master weights are float32 in both. */
public enum Precision {
    @JsonProperty("float32")
    FLOAT32,
    @JsonProperty("bfloat16")
    BFLOAT16
}
