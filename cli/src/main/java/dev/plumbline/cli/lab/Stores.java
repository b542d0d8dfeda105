package dev.plumbline.cli.lab;

import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.checkpoint.DirectoryStore;
import dev.plumbline.models.checkpoint.FileStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Opens the store that an option names. */
public final class Stores {
    private Stores() {}

    /**
     * @param location a directory, its {@code file:} URI, or an {@code s3:} URI
     * @throws IllegalArgumentException where it is none of them; the message does not repeat it, for URIs may hold secrets
     */
    public static FileStore open(String location) {
        if (!location.matches("[a-z][a-z0-9+.-]+:.*")) {
            return new DirectoryStore(Path.of(location));
        }
        return CheckpointStore.at(uri(location));
    }

    private static URI uri(String location) {
        try {
            return new URI(location);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("--store must be a directory, a file: URI or an s3: URI: "
                    + e.getReason() + " at character " + (e.getIndex() + 1));
        }
    }
}
