package dev.plumbline.datasets.image;

/** Decodes whole JPEG files: grey ones to equal R, G and B, CMYK and YCCK ones as {@link Cmyk} says. Thread-safe. */
interface JpegDecoder {
    Pixels decode(byte[] file) throws UndecodableImage;

    /** For the log. */
    String name();
}
