package dev.plumbline.datasets.task;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.MappedClass;
import dev.plumbline.datasets.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images of one source under the classes of another. A class goes where the class map says, which may be nowhere; a
 * class without a row goes to the class of the same id. Several may go to one. None is left out unless the map says so.
 */
final class SharedClasses {
    private final Source source;
    private final Source other;
    private final Map<String, List<String>> images = new LinkedHashMap<>();

    private SharedClasses(Source source, Source other) {
        this.source = source;
        this.other = other;
        source.listing().classes().forEach(c -> images.put(c.id(), new ArrayList<>()));
    }

    /**
     * The images of {@code other}, with all classes of {@code source}, some perhaps without an image.
     *
     * @throws InvalidField when a class of {@code other} has no place, a row names no class of {@code source}, or they
     *     share none
     */
    static Listing of(Source source, Source other) {
        SharedClasses shared = new SharedClasses(source, other);
        shared.fill();
        List<ImageClass> classes = new ArrayList<>();
        for (ImageClass c : source.listing().classes()) {
            classes.add(new ImageClass(c.id(), c.name(), shared.images.getOrDefault(c.id(), List.of())));
        }
        return Listing.ofPart(other.listing().digest(), classes);
    }

    private void fill() {
        Map<String, MappedClass> map = new HashMap<>();
        for (MappedClass row : other.classMap()) {
            if (row.mapsTo() != null && !images.containsKey(row.mapsTo())) {
                throw new InvalidField(
                        row.place(), row.mapsTo(), "a class of source " + source.name() + ", or nothing");
            }
            map.put(row.id(), row);
        }
        List<String> homeless = new ArrayList<>();
        for (ImageClass c : other.listing().classes()) {
            MappedClass row = map.get(c.id());
            String target = row == null ? c.id() : row.mapsTo();
            List<String> home = target == null ? null : images.get(target);
            if (home != null) {
                home.addAll(c.images());
            } else if (target != null) {
                homeless.add(c.id());
            }
        }
        requireShared(homeless);
    }

    private void requireShared(List<String> homeless) {
        if (images.values().stream().allMatch(List::isEmpty)) {
            throw new InvalidField(
                    "source " + other.name(),
                    "no class in common with source " + source.name(),
                    "classes with the same ids, or a class-map.csv in its directory");
        }
        if (!homeless.isEmpty()) {
            throw new InvalidField(
                    "source " + other.name(),
                    homeless.get(0) + (homeless.size() == 1 ? "" : " and " + (homeless.size() - 1) + " more"),
                    "classes that source " + source.name()
                            + " has too, or a row in class-map.csv that maps them or leaves them out");
        }
    }
}
