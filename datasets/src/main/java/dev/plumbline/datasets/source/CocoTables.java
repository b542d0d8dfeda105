package dev.plumbline.datasets.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a COCO file says: each image has one category. Rows are checked as they come, the whole by {@link #classes}. */
final class CocoTables {
    /** @param file from the source's directory */
    record Image(
            @JsonProperty("id") Long id,
            @JsonProperty("file_name") String file) {
        Image {
            Require.present("id", id);
            Require.present("file_name", file);
        }
    }

    record Annotation(
            @JsonProperty("image_id") Long image,
            @JsonProperty("category_id") Long category) {
        Annotation {
            Require.present("image_id", image);
            Require.present("category_id", category);
        }
    }

    record Category(
            @JsonProperty("id") Long id,
            @JsonProperty("name") String name,
            @JsonProperty("supercategory") @Nullable String superclass) {
        Category {
            Require.present("id", id);
            Require.atLeast("id", id, 0);
            Require.present("name", name);
        }
    }

    private final Folder folder;
    private final String file;
    private final Map<Long, String> images = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private final Map<Long, Annotation> annotations = new HashMap<>();
    private final SortedMap<Long, Category> categories = new TreeMap<>();

    CocoTables(Folder folder, String file) {
        this.folder = folder;
        this.file = file;
    }

    void add(Image image, int row) {
        folder.requireWithin(at("images", row, "file_name"), image.file());
        if (images.putIfAbsent(image.id(), image.file()) != null) {
            throw new InvalidField(at("images", row, "id"), image.id(), "each image id once");
        }
        if (!files.add(image.file())) {
            throw new InvalidField(at("images", row, "file_name"), image.file(), "each file once");
        }
    }

    void add(Annotation annotation, int row) {
        if (annotations.putIfAbsent(annotation.image(), annotation) != null) {
            throw new InvalidField(
                    at("annotations", row, "image_id"), annotation.image(), "one annotation for each image");
        }
    }

    void add(Category category, int row) {
        if (categories.putIfAbsent(category.id(), category) != null) {
            throw new InvalidField(at("categories", row, "id"), category.id(), "each category id once");
        }
    }

    private String at(String table, int row, String field) {
        return "source " + folder.source() + ", " + file + ", " + table + "[" + row + "]." + field;
    }

    /** A class for each category, in the order of their numbers. */
    List<ImageClass> classes() {
        Map<Long, List<String>> byCategory = new HashMap<>();
        for (Annotation annotation : annotations.values()) {
            byCategory
                    .computeIfAbsent(annotation.category(), c -> new ArrayList<>())
                    .add(image(annotation));
        }
        requireAnnotated();
        List<ImageClass> classes = new ArrayList<>();
        for (Category category : categories.values()) {
            List<String> of = byCategory.get(category.id());
            if (of == null) {
                throw folder.unfit(
                        file, "images of each category; " + category.id() + " (" + category.name() + ") has none");
            }
            classes.add(new ImageClass(id(category), category.name(), of));
        }
        return classes;
    }

    private String image(Annotation annotation) {
        String image = images.get(annotation.image());
        if (image == null) {
            throw folder.unfit(file, "annotations of its own images; it lists no image " + annotation.image());
        }
        if (!categories.containsKey(annotation.category())) {
            throw folder.unfit(
                    file,
                    "annotations with its own categories; it lists no category " + annotation.category()
                            + ", which image " + annotation.image() + " has");
        }
        return image;
    }

    private void requireAnnotated() {
        if (annotations.size() < images.size()) {
            long bare = images.keySet().stream()
                    .filter(id -> !annotations.containsKey(id))
                    .mapToLong(Long::longValue)
                    .min()
                    .orElseThrow();
            throw folder.unfit(file, "an annotation for each image; image " + bare + " has none");
        }
    }

    /** Class id to superclass, of the categories that have one. */
    Map<String, String> superclasses() {
        Map<String, String> superclasses = new TreeMap<>();
        for (Category category : categories.values()) {
            if (category.superclass() != null) {
                superclasses.put(id(category), category.superclass());
            }
        }
        return superclasses;
    }

    /** Its number, as long as the longest. */
    private String id(Category category) {
        int digits = Long.toString(categories.lastKey()).length();
        String number = Long.toString(category.id());
        return "0".repeat(digits - number.length()) + number;
    }
}
