package dev.plumbline.analytics.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a study orders its series by. */
public enum Factor {
    /** Images of the pre-training, all else alike. */
    @JsonProperty("images")
    IMAGES("images", "per factor 10"),
    /** Classes of the pre-training at the same number of images. */
    @JsonProperty("classes")
    CLASSES("classes", "per factor 10"),
    /** The depth in WordNet at which the same images are labelled. */
    @JsonProperty("depth")
    DEPTH("WordNet depth", "per level");

    private final String label;
    private final String per;

    Factor(String label, String per) {
        this.label = label;
        this.per = per;
    }

    public String label() {
        return label;
    }

    /** What a slope is the change over. */
    public String per() {
        return per;
    }

    /** Where a level stands on the axis of the slope. */
    double place(double level) {
        return this == DEPTH ? level : Math.log10(level);
    }
}
