package dev.plumbline.datasets.shard;

import java.util.Locale;

/**
 * A file in a shard.
 *
 * @param offset of its first byte in the tar file
 */
record Member(String name, long offset, long length) {
    /** What the files of one sample share: all up to the first dot of the last part of the name (WebDataset's rule). */
    String key() {
        int dot = dot();
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** What comes after that dot, in lower case. */
    String extension() {
        int dot = dot();
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private int dot() {
        return name.indexOf('.', name.lastIndexOf('/') + 1);
    }
}
