package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The images of one folder, by the names under which a file of labels knows them. */
final class NamedImages {
    private final Folder source;
    private final String path;
    private final Map<String, String> ids = new TreeMap<>();

    /** @param naming from a file's name to the name in the file of labels */
    NamedImages(Folder source, String path, UnaryOperator<String> naming) {
        this.source = source;
        this.path = path;
        for (String id : source.images(path)) {
            String name = naming.apply(id.substring(path.length() + 1));
            if (ids.putIfAbsent(name, id) != null) {
                throw source.unfit(id, "one image called " + name);
            }
        }
    }

    /**
     * @param rows whose ids are names
     * @return the same rows with the images' ids
     * @throws InvalidField when an image has no row or two, or a row no image
     */
    List<LabelledImage> labelled(String file, List<LabelledImage> rows) {
        Set<String> seen = new HashSet<>();
        List<LabelledImage> images = new ArrayList<>();
        for (LabelledImage row : rows) {
            String id = ids.get(row.id());
            if (id == null) {
                throw new InvalidField(row.place(), row.id(), "an image in " + path);
            }
            if (!seen.add(row.id())) {
                throw new InvalidField(row.place(), row.id(), "each image once");
            }
            images.add(new LabelledImage(id, row.classId(), row.place()));
        }
        ids.forEach((name, id) -> {
            if (!seen.contains(name)) {
                throw source.unfit(id, "a row for each image in " + file + "; there is none for " + name);
            }
        });
        return images;
    }
}
