package dev.plumbline.datasets.source;

import dev.plumbline.datasets.Split;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The splits that a table cuts a source into, as its rows are read. Every split gets every class. */
final class TableSplits {
    private final SortedMap<String, String> classes;
    private final Map<Split, Map<String, List<String>>> images = new EnumMap<>(Split.class);
    private final Map<String, String> groups = new HashMap<>();
    private final Map<String, String> groupNames = new HashMap<>();

    /** @param classes ids to names */
    TableSplits(Map<String, String> classes) {
        this.classes = new TreeMap<>(classes);
        for (Split split : Split.values()) {
            Map<String, List<String>> ofClasses = new HashMap<>();
            classes.keySet().forEach(id -> ofClasses.put(id, new ArrayList<>()));
            images.put(split, ofClasses);
        }
    }

    /** @param classId one of the classes */
    void add(Split split, String classId, String image, String group) {
        Objects.requireNonNull(Objects.requireNonNull(images.get(split)).get(classId))
                .add(image);
        groups.put(image, groupNames.computeIfAbsent(group, name -> name));
    }

    Map<Split, Listing> listings() {
        Map<Split, Listing> listings = new EnumMap<>(Split.class);
        images.forEach((split, ofClasses) -> listings.put(split, listing(ofClasses)));
        return listings;
    }

    private Listing listing(Map<String, List<String>> ofClasses) {
        return Listing.ofPart(
                "",
                classes.entrySet().stream()
                        .map(c -> new ImageClass(
                                c.getKey(), c.getValue(), Objects.requireNonNull(ofClasses.get(c.getKey()))))
                        .toList());
    }

    /** Image to group. */
    Map<String, String> groups() {
        return groups;
    }
}
