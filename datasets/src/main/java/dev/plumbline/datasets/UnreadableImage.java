package dev.plumbline.datasets;

import org.jspecify.annotations.Nullable;

/** An image that cannot be had: the message names the source, the image and the fault. */
public final class UnreadableImage extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableImage(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
