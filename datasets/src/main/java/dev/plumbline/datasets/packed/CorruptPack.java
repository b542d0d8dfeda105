package dev.plumbline.datasets.packed;

import java.io.IOException;
import java.nio.file.Path;

/** A directory that is no whole pack: pack it again. The message names the directory, the file and the fault. */
public final class CorruptPack extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptPack(Path file, String fault) {
        super("pack " + file + ": " + fault);
    }

    CorruptPack(Path file, String fault, Throwable cause) {
        super("pack " + file + ": " + fault, cause);
    }
}
