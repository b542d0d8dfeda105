package dev.plumbline.contracts.variant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a {@code total} is divided. */
public enum Balance {
    /** As the source has them: the first n of one seeded permutation of all its images. */
    @JsonProperty("none")
    NONE,
    /** Equally over the classes; the remainder, one image each, follows one permutation of the classes. */
    @JsonProperty("class")
    CLASS,
    /** Equally over the labels, in the same way; within a label as the source has them. */
    @JsonProperty("label")
    LABEL
}
