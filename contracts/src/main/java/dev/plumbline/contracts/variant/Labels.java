package dev.plumbline.contracts.variant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Which labels the images carry: {@code fine}, {@code superclass}, {@code text} or {@code {wordnetDepth: d}}. */
public sealed interface Labels {
    /** The source's own classes. */
    Labels FINE = Plain.FINE;

    /** The superclass of each class: of those that the choice of classes names, else of the source's own. */
    Labels SUPERCLASS = Plain.SUPERCLASS;

    /** Each image's own text; the rows of the manifest share one label. */
    Labels TEXT = Plain.TEXT;

    /** Labels without a parameter. */
    enum Plain implements Labels {
        FINE,
        SUPERCLASS,
        TEXT;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The ancestor of each class in WordNet 3.0 at the depth; classes above it stay themselves. */
    record WordnetDepth(int depth) implements Labels {
        public WordnetDepth {
            Require.atLeast("labels.wordnetDepth", depth, 0);
        }

        @JsonValue
        Map<String, Object> json() {
            return Map.of("wordnetDepth", depth);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Labels of(Object json) {
        if (json instanceof Map<?, ?> map && map.size() == 1 && map.get("wordnetDepth") instanceof Integer depth) {
            return new WordnetDepth(depth);
        }
        return Arrays.stream(Plain.values())
                .filter(plain -> json instanceof String text && plain.json().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidField("labels", json, "fine, superclass, text or {wordnetDepth: d}"));
    }
}
