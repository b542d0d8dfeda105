package dev.plumbline.contracts.variant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens when a class has fewer images than it should give. */
public enum Shortage {
    /** The variant is impossible, and the refusal says which class lacks how many. */
    @JsonProperty("refuse")
    REFUSE,
    /** The other classes give what is lacking, in rounds; the manifest records it. */
    @JsonProperty("fill")
    FILL
}
