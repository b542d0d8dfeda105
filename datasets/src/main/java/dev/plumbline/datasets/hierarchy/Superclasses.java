package dev.plumbline.datasets.hierarchy;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.SuperclassSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The superclasses that a variant names, and which classes belong to them. */
public final class Superclasses {
    /** Ramanujan et al. 2023, the text on per-class diversity. */
    private static final List<String> INATURALIST_TEXT =
            List.of("Plantae", "Insecta", "Mammalia", "Fungi", "Aves", "Reptilia", "Amphibia");

    /** The seven with the most images in Table 2 of the same. */
    private static final List<String> INATURALIST_TABLE =
            List.of("Plantae", "Insecta", "Mammalia", "Mollusca", "Aves", "Reptilia", "Amphibia");

    private Superclasses() {}

    /**
     * @param own the source's map from class to superclass, empty where it has none
     * @return for each class of the named superclasses its superclass
     * @throws InvalidField for a name that no class has
     */
    public static Map<String, String> resolve(SuperclassSet set, Map<String, String> own, WordNet wordNet) {
        if (set instanceof SuperclassSet.Listed listed) {
            return only(listed.names(), own.isEmpty() ? Breeds16.superclasses(wordNet) : own);
        }
        return switch ((SuperclassSet.Published) set) {
            case BREEDS_16 -> Breeds16.superclasses(wordNet);
            case INATURALIST_7 -> only(INATURALIST_TEXT, own);
            case INATURALIST_7_TABLE -> only(INATURALIST_TABLE, own);
        };
    }

    private static Map<String, String> only(Collection<String> names, Map<String, String> all) {
        Set<String> known = new TreeSet<>(all.values());
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InvalidField(
                        SuperclassSet.FIELD,
                        name,
                        known.isEmpty()
                                ? "a source that has superclasses of its own"
                                : "one of " + String.join(", ", known));
            }
        }
        Set<String> wanted = Set.copyOf(names);
        return all.entrySet().stream()
                .filter(entry -> wanted.contains(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }
}
