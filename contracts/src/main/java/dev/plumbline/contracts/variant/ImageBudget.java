package dev.plumbline.contracts.variant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.Map;

/** How many images are taken: {@code all}, {@code {total: n}} or {@code {perClass: n}}. */
public sealed interface ImageBudget {
    /** More images than any source has, and few enough for sums over classes. */
    long MOST = 1_000_000_000_000L;

    /** Every image of the chosen classes. */
    record All() implements ImageBudget {
        @JsonValue
        String json() {
            return "all";
        }
    }

    /** n images over the chosen classes, divided as {@link Balance} says. */
    record Total(long n) implements ImageBudget {
        public Total {
            Require.atLeast("images.total", n, 1);
            Require.between("images.total", n, 1, MOST);
        }

        @JsonValue
        Map<String, Object> json() {
            return Map.of("total", n);
        }
    }

    /** n images of each chosen class. */
    record PerClass(long n) implements ImageBudget {
        public PerClass {
            Require.atLeast("images.perClass", n, 1);
            Require.between("images.perClass", n, 1, MOST);
        }

        @JsonValue
        Map<String, Object> json() {
            return Map.of("perClass", n);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ImageBudget of(Object json) {
        if ("all".equals(json)) {
            return new All();
        }
        if (json instanceof Map<?, ?> map && map.size() == 1) {
            if (map.get("total") instanceof Number n && isWhole(n)) {
                return new Total(n.longValue());
            }
            if (map.get("perClass") instanceof Number n && isWhole(n)) {
                return new PerClass(n.longValue());
            }
        }
        throw new InvalidField("images", json, "all, {total: n} or {perClass: n}");
    }

    private static boolean isWhole(Number n) {
        return n instanceof Integer || n instanceof Long;
    }
}
