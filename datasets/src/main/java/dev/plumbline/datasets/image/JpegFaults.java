package dev.plumbline.datasets.image;

import java.util.regex.Pattern;

/** Which complaints of libjpeg, which both decoders are built on, mean that pixels are missing or wrong. */
final class JpegFaults {
    /** Padding between markers, odd metadata: every pixel is there. */
    private static final Pattern HARMLESS = Pattern.compile("extraneous bytes|ICC|JFIF|Adobe|EXIF|thumbnail");

    private JpegFaults() {}

    static boolean isFault(String message) {
        return !HARMLESS.matcher(message).find();
    }

    /** @throws UndecodableImage when the image does not fit into one array */
    static int bytes(int pitch, int height) throws UndecodableImage {
        long bytes = (long) pitch * height;
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new UndecodableImage("JPEG: " + bytes + " bytes of pixels are more than fit into memory");
        }
        return (int) bytes;
    }
}
