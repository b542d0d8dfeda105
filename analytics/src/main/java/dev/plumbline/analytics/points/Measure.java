package dev.plumbline.analytics.points;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.contracts.event.LabelCounts;

/** A metric that trends are drawn of. */
public enum Measure {
    @JsonProperty("accuracy")
    ACCURACY("accuracy", Scale.LOGIT) {
        @Override
        public double of(LabelCounts counts) {
            return counts.accuracy();
        }
    },
    @JsonProperty("macroF1")
    MACRO_F1("macroF1", Scale.LINEAR) {
        @Override
        public double of(LabelCounts counts) {
            return counts.macroF1();
        }
    };

    private final String label;
    private final Scale scale;

    Measure(String label, Scale scale) {
        this.label = label;
        this.scale = scale;
    }

    /** Its value, in [0, 1]. */
    public abstract double of(LabelCounts counts);

    /** The name used in events, files and options. */
    public String label() {
        return label;
    }

    /** The scale that its residuals and effective robustness are told on unless another is asked for. */
    public Scale scale() {
        return scale;
    }
}
