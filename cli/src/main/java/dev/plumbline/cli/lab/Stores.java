package dev.plumbline.cli.lab;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.checkpoint.DirectoryStore;
import java.net.URI;
import java.nio.file.Path;

/** Opens the store that an option names. */
public final class Stores {
    private Stores() {}

    /** @param location a directory, or its {@code file:} URI */
    public static CheckpointStore open(String location) {
        if (location.startsWith("file:")) {
            return new DirectoryStore(Path.of(URI.create(location)));
        }
        if (location.matches("[a-z][a-z0-9+.-]+:.*")) {
            throw new InvalidField("--store", location, "a directory or a file: URI");
        }
        return new DirectoryStore(Path.of(location));
    }
}
