package dev.plumbline.analytics.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What models are compared in. The order of series in one says nothing of their order in another. */
public enum Quantity {
    /** The metric on the ID test set, at the last epoch that is admitted to the trend. */
    @JsonProperty("id")
    ID("in distribution"),
    /** The metric on the OOD test set, at the last epoch that is admitted to the trend. */
    @JsonProperty("ood")
    OOD("out of distribution"),
    /**
     * The mean residual to the from-scratch line over checkpoints inside its ID range, taken in each pre-training first. A
     * trend's effective robustness is the mean over all checkpoints at once.
     */
    @JsonProperty("effectiveRobustnessByPretraining")
    EFFECTIVE_ROBUSTNESS_BY_PRETRAINING("effective robustness by pre-training");

    private final String label;

    Quantity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
