package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an evaluation measures; every value lies in [0, 1]. docs/evaluation.md has the definitions. */
public enum MetricName {
    /** The share of images whose label is right. */
    ACCURACY("accuracy"),
    /** The mean F1 of the labels present among the true ones; a zero division counts 0 (WILDS). */
    MACRO_F1("macroF1"),
    /** The mean recall of the labels present among the true ones (WILDS). */
    MACRO_RECALL("macroRecall"),
    /** The same number by scikit-learn's name, whose definition leaves out labels that are absent from the truth too. */
    BALANCED_ACCURACY("balancedAccuracy"),
    /** The lowest accuracy of any group that has an image (WILDS). */
    WORST_GROUP_ACCURACY("worstGroupAccuracy");

    private final String label;

    MetricName(String label) {
        this.label = label;
    }

    /** The name used in events, files and options. */
    @JsonValue
    public String label() {
        return label;
    }
}
