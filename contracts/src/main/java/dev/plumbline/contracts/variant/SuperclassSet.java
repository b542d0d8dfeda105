package dev.plumbline.contracts.variant;

import dev.plumbline.contracts.InvalidField;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which superclasses take part: a published table by its name, or a list of names. */
public sealed interface SuperclassSet {
    Object json();

    /** The sets of superclasses of Ramanujan et al. 2023. */
    enum Published implements SuperclassSet {
        /** 16 superclasses of 12 ImageNet classes each (Table 3). */
        BREEDS_16,
        /** The seven of iNaturalist that the text names, Fungi among them. */
        INATURALIST_7,
        /** The seven largest of iNaturalist in Table 2, with Mollusca in place of Fungi. */
        INATURALIST_7_TABLE;

        @Override
        public String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Superclasses of the source's own, or of breeds-16 where the source has none.
     *
     * @param names sorted
     */
    record Listed(List<String> names) implements SuperclassSet {
        public Listed {
            if (names.isEmpty()
                    || names.stream().anyMatch(String::isBlank)
                    || names.stream().distinct().count() < names.size()) {
                throw new InvalidField(FIELD, names, "at least one name, and each once");
            }
            names = names.stream().sorted().toList();
        }

        @Override
        public Object json() {
            return names;
        }
    }

    String FIELD = "classes.superclasses";

    static SuperclassSet of(Object json) {
        if (json instanceof Collection<?> names && names.stream().allMatch(String.class::isInstance)) {
            return new Listed(names.stream().map(String.class::cast).toList());
        }
        return Arrays.stream(Published.values())
                .filter(set -> set.json().equals(json))
                .findFirst()
                .orElseThrow(() -> new InvalidField(
                        FIELD,
                        json,
                        Arrays.stream(Published.values()).map(Published::json).collect(Collectors.joining(", "))
                                + " or a list of names"));
    }
}
