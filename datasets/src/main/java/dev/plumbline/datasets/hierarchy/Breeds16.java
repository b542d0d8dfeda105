package dev.plumbline.datasets.hierarchy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The 16 superclasses of 12 ImageNet classes each of Ramanujan et al. 2023, Table 3. The table has names; a name is the one
 * ImageNet class that has it among its lemmas, where hyphens count as spaces. Membership is the table's: BREEDS moved many
 * classes out of their superclass's WordNet subtree.
 */
public final class Breeds16 {
    private static final String RESOURCE = "breeds-16.txt";

    private Breeds16() {}

    /** For each superclass the names of its classes, in the table's order. */
    public static Map<String, List<String>> table() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] parts = line.split(": ", 2);
            table.put(parts[0], List.of(parts[1].split("; ")));
        });
        return table;
    }

    /** For each of the 192 classes, by its WordNet id, the name of its superclass. */
    public static SortedMap<String, String> superclasses(WordNet wordNet) {
        List<Synset> classes = ImageNetClasses.of(wordNet).synsets();
        SortedMap<String, String> superclasses = new TreeMap<>();
        table().forEach((superclass, names) ->
                names.forEach(name -> superclasses.put(resolve(name, classes), superclass)));
        return superclasses;
    }

    private static String resolve(String name, List<Synset> classes) {
        List<Synset> called = classes.stream()
                .filter(synset ->
                        synset.lemmas().stream().anyMatch(lemma -> spaced(lemma).equals(spaced(name))))
                .toList();
        if (called.size() != 1) {
            throw new IllegalStateException("of ImageNet's classes one should be called " + name + ", not " + called);
        }
        return called.get(0).id();
    }

    private static String spaced(String lemma) {
        return lemma.replace('-', ' ');
    }

    private static Stream<String> lines() {
        try (InputStream in = Breeds16.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the table of superclasses is not on the class path: " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("the table of superclasses cannot be read", e);
        }
    }
}
