package dev.plumbline.analytics.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What models are compared in. The order of series in one says nothing of their order in another. */
public enum Quantity {
    /** The metric on the ID test set, at the last epoch. */
    @JsonProperty("id")
    ID("in distribution"),
    /** The metric on the OOD test set, at the last epoch. */
    @JsonProperty("ood")
    OOD("out of distribution"),
    /** The mean residual to the from-scratch line, over checkpoints inside its ID range. */
    @JsonProperty("effectiveRobustness")
    EFFECTIVE_ROBUSTNESS("effective robustness");

    private final String label;

    Quantity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
