package dev.plumbline.datasets.task;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.manifest.ClassLabel;
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
 * The images of one source under the classes of another or of a task. A class goes where the class map says, which may be nowhere; a
 * class without a row goes to the class of the same id. Several may go to one. None is left out unless the map says so.
 */
final class SharedClasses {
    private final String owner;
    private final Source other;
    private final Listing listing;
    private final Map<String, List<String>> images = new LinkedHashMap<>();

    private SharedClasses(String owner, List<ClassLabel> classes, Source other, Listing listing) {
        this.owner = owner;
        this.other = other;
        this.listing = listing;
        classes.forEach(c -> images.put(c.id(), new ArrayList<>()));
    }

    /**
     * The images of {@code other}, with all classes of {@code source}, some perhaps without an image.
     *
     * @throws InvalidField when a class of {@code other} has no place, a row names no class of {@code source}, or they
     *     share none
     */
    static Listing of(Source source, Source other) {
        List<ClassLabel> classes = source.listing().classes().stream()
                .map(c -> new ClassLabel(c.id(), c.name()))
                .toList();
        return of("source " + source.name(), classes, other, other.listing());
    }

    /**
     * The images of a part of {@code other}, with all of these classes.
     *
     * @param owner of the classes, for the error's sentence
     * @throws InvalidField as {@link #of(Source, Source)}
     */
    static Listing of(String owner, List<ClassLabel> classes, Source other, Listing listing) {
        SharedClasses shared = new SharedClasses(owner, classes, other, listing);
        shared.fill();
        return Listing.ofPart(
                listing.digest(),
                classes.stream()
                        .map(c -> new ImageClass(c.id(), c.name(), shared.images.getOrDefault(c.id(), List.of())))
                        .toList());
    }

    private void fill() {
        Map<String, MappedClass> map = new HashMap<>();
        for (MappedClass row : other.classMap()) {
            if (row.mapsTo() != null && !images.containsKey(row.mapsTo())) {
                throw new InvalidField(row.place(), row.mapsTo(), "a class of " + owner + ", or nothing");
            }
            map.put(row.id(), row);
        }
        List<String> homeless = new ArrayList<>();
        for (ImageClass c : listing.classes()) {
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
                    "no class in common with " + owner,
                    "classes with the same ids, or rows of a class-map.csv in its directory that map them");
        }
        if (!homeless.isEmpty()) {
            throw new InvalidField(
                    "source " + other.name(),
                    homeless.get(0) + (homeless.size() == 1 ? "" : " and " + (homeless.size() - 1) + " more"),
                    "classes that " + owner + " has too, or a row in class-map.csv that maps them or leaves them out");
        }
    }
}
