package dev.plumbline.analytics.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a difference amounts to. */
public enum Verdict {
    @JsonProperty("higher")
    HIGHER,
    @JsonProperty("lower")
    LOWER,
    /** The 90 % interval lies within the margin: two one-sided tests at 5 % (Schuirmann 1987). */
    @JsonProperty("equivalent")
    EQUIVALENT,
    @JsonProperty("undecided")
    UNDECIDED;

    /** What the opposite difference amounts to. */
    Verdict reversed() {
        return switch (this) {
            case HIGHER -> LOWER;
            case LOWER -> HIGHER;
            case EQUIVALENT, UNDECIDED -> this;
        };
    }
}
