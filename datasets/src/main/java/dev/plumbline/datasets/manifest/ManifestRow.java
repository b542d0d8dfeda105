package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.InvalidField;
import org.jspecify.annotations.Nullable;

/**
 * One image.
 *
 * @param image its id in the source
 * @param group what it shares with others taken there and then, or null
 */
public record ManifestRow(String image, int label, @Nullable String group) {
    public ManifestRow {
        plain("image", image);
        if (group != null) {
            plain("group", group);
        }
        if (label < 0) {
            throw new InvalidField("label", label, "0 or more");
        }
    }

    private static void plain(String field, String value) {
        if (value.isEmpty() || value.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r')) {
            throw new InvalidField(field, value, "an id that is not empty and has no tab or line break");
        }
    }
}
