package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The images that a source's tables list: each once, and each a file below the source's root. */
final class ListedImages {
    private final Folder folder;
    private final Predicate<String> present;
    private final Map<String, RowPlace> places = new HashMap<>();

    /** @param present whether there is a file of this id */
    ListedImages(Folder folder, Predicate<String> present) {
        this.folder = folder;
        this.present = present;
    }

    /** @throws InvalidField that names the row, when the image may not be listed there */
    void add(String image, RowPlace place, String column) {
        folder.requireWithin(place.field(column), image);
        RowPlace earlier = places.putIfAbsent(image, place);
        if (earlier != null) {
            throw place.unfit(column, image, "each file once; " + earlier + " lists it too");
        }
        if (!present.test(image)) {
            throw place.unfit(column, image, "a file in " + folder.table(""));
        }
    }
}
