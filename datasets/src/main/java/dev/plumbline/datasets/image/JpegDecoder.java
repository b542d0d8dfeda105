package dev.plumbline.datasets.image;

/** Decodes whole JPEG files: grey ones to equal R, G and B, CMYK and YCCK ones as {@link Cmyk} says. Thread-safe. */
interface JpegDecoder {
    /** The part of the image that {@code choice} asks for, once the image's size is known. */
    Pixels decode(byte[] file, PartChoice choice) throws UndecodableImage;

    /** For the log. */
    String name();
}
