package dev.plumbline.contracts.variant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.Map;

/** Which classes of the source take part: {@code all} or {@code {random: k}}. */
public sealed interface ClassChoice {
    /** Every class of the source. */
    record All() implements ClassChoice {
        @JsonValue
        String json() {
            return "all";
        }
    }

    /** The first k of one seeded permutation of the classes, so that choices nest over k. */
    record Random(int k) implements ClassChoice {
        public Random {
            Require.atLeast("classes.random", k, 1);
        }

        @JsonValue
        Map<String, Object> json() {
            return Map.of("random", k);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ClassChoice of(Object json) {
        if ("all".equals(json)) {
            return new All();
        }
        if (json instanceof Map<?, ?> map && map.size() == 1 && map.get("random") instanceof Integer k) {
            return new Random(k);
        }
        throw new InvalidField("classes", json, "all or {random: k}");
    }
}
