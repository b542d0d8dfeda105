package dev.plumbline.datasets.image;

/** Bytes that are no whole image of a known kind; the message says what is wrong with them. */
public final class UndecodableImage extends Exception {
    private static final long serialVersionUID = 1L;

    public UndecodableImage(String message) {
        super(message);
    }

    public UndecodableImage(String message, Throwable cause) {
        super(message, cause);
    }
}
