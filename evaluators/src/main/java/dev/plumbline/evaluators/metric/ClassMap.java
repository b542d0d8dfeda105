package dev.plumbline.evaluators.metric;

import dev.plumbline.contracts.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Merges classes: each label of a test set to one of fewer, in the order in which these first occur. */
public final class ClassMap {
    private final int[] to;
    private final int classes;

    private ClassMap(int[] to, int classes) {
        this.to = to;
        this.classes = classes;
    }

    /**
     * @param ids of the test set's classes, label 0 first
     * @param merged what each becomes, by id
     * @throws IllegalArgumentException that names a class which the map lacks
     */
    public static ClassMap of(List<String> ids, Map<String, String> merged) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] to = new int[ids.size()];
        for (int label = 0; label < to.length; label++) {
            String name = merged.get(ids.get(label));
            if (name == null) {
                throw new IllegalArgumentException("the class map has no line for class " + ids.get(label));
            }
            to[label] = numbers.computeIfAbsent(name, none -> numbers.size());
        }
        return new ClassMap(to, numbers.size());
    }

    /** SHA-256 of the map, whatever the order of its lines. */
    public static String digest(Map<String, String> merged) {
        return Digest.ofCanonical(new TreeMap<>(merged));
    }

    int classes() {
        return classes;
    }

    int[] of(int[] labels) {
        int[] mapped = new int[labels.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = to[labels[i]];
        }
        return mapped;
    }
}
