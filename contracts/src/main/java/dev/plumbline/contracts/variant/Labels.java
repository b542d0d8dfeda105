package dev.plumbline.contracts.variant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which labels the images carry. */
public enum Labels {
    /** The source's own classes. */
    @JsonProperty("fine")
    FINE
}
