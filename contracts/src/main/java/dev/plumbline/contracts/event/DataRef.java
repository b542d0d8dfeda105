package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;

/**
 * An exact, ordered list of labelled images.
 *
 * @param source the name under which workers know the images
 * @param manifest SHA-256 of the manifest file, which lies in the store under that name
 * @param images rows of the manifest
 * @param classes labels are 0 to classes - 1
 */
public record DataRef(String source, String manifest, long images, int classes) {
    public DataRef {
        Require.name("data.source", source);
        Require.sha256("data.manifest", manifest);
        Require.atLeast("data.images", images, 1);
        Require.atLeast("data.classes", classes, 1);
    }
}
