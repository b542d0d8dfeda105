package dev.plumbline.datasets.manifest;

import java.io.IOException;

/** Bytes that are not the manifest they should be: fetch them again. */
public final class CorruptManifest extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptManifest(String message) {
        super(message);
    }

    CorruptManifest(String message, Throwable cause) {
        super(message, cause);
    }
}
