package dev.plumbline.contracts.variant;

import dev.plumbline.contracts.InvalidField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a choice of classes. */
final class ClassChoiceJson {
    private static final Set<String> NARROWING = Set.of("under", "notUnder", "top", "random");
    private static final Set<String> BY_SUPERCLASS = Set.of("superclasses", "subclasses");
    private static final String EXPECTED = "all, {superclasses: NAMES, subclasses: n or fraction}, or one or more of"
            + " {under: SYNSET, notUnder: SYNSET, top: n, random: k}";

    private ClassChoiceJson() {}

    static ClassChoice read(Object json) {
        if ("all".equals(json)) {
            return new ClassChoice.All();
        }
        if (json instanceof Map<?, ?> map && !map.isEmpty()) {
            if (NARROWING.containsAll(map.keySet())) {
                return narrowing(map);
            }
            if (map.containsKey("superclasses") && BY_SUPERCLASS.containsAll(map.keySet())) {
                return bySuperclass(map);
            }
            alone(map);
        }
        throw new InvalidField("classes", json, EXPECTED);
    }

    /** Superclasses with something that they cannot stand with. */
    private static void alone(Map<?, ?> map) {
        Set<Object> others = new TreeSet<>(map.keySet());
        others.removeAll(BY_SUPERCLASS);
        if (map.containsKey("superclasses") && NARROWING.containsAll(others)) {
            throw new InvalidField(
                    "classes",
                    map,
                    "superclasses and subclasses without " + others.iterator().next());
        }
    }

    private static ClassChoice bySuperclass(Map<?, ?> map) {
        SuperclassSet superclasses = SuperclassSet.of(present("superclasses", map.get("superclasses")));
        return new ClassChoice.Superclasses(
                superclasses,
                map.containsKey("subclasses")
                        ? Subclasses.of(present("subclasses", map.get("subclasses")))
                        : new Subclasses.All());
    }

    private static ClassChoice narrowing(Map<?, ?> map) {
        List<ClassChoice> steps = new ArrayList<>();
        if (map.containsKey("under")) {
            steps.add(new ClassChoice.Under(text("under", map.get("under"))));
        }
        if (map.containsKey("notUnder")) {
            steps.add(new ClassChoice.NotUnder(text("notUnder", map.get("notUnder"))));
        }
        if (map.containsKey("top")) {
            steps.add(new ClassChoice.Top(whole("top", map.get("top"))));
        }
        if (map.containsKey("random")) {
            steps.add(new ClassChoice.Random(whole("random", map.get("random"))));
        }
        return steps.size() == 1 ? steps.get(0) : new ClassChoice.Chain(steps);
    }

    private static Object present(String field, @Nullable Object value) {
        if (value == null) {
            throw new InvalidField("classes." + field, null, "a value");
        }
        return value;
    }

    private static String text(String field, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new InvalidField("classes." + field, value, "text");
    }

    private static int whole(String field, @Nullable Object value) {
        if (value instanceof Integer whole) {
            return whole;
        }
        throw new InvalidField("classes." + field, value, "a whole number");
    }
}
