package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import java.util.List;

/**
 * A class of a source.
 *
 * @param id unique in the source, as {@code n01443537}
 * @param name for people
 * @param images ids, unique in the source; at least one, sorted
 */
public record ImageClass(String id, String name, List<String> images) {
    public ImageClass {
        if (images.isEmpty()) {
            throw new InvalidField("class " + id, "no images", "at least one");
        }
    }
}
