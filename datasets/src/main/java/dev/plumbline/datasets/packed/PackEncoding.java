package dev.plumbline.datasets.packed;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a pack keeps an image. */
public enum PackEncoding {
    /** {@code size * size * 3} bytes, which are those that the source gives. */
    @JsonProperty("rgb")
    RGB,
    /** A JPEG file of {@code size * size} pixels: a tenth of the space, and pixels close to the source's. */
    @JsonProperty("jpeg")
    JPEG;

    private static final int LARGEST_RGB = 64;

    /** Pixels where they are small (up to {@value #LARGEST_RGB} along a side: 12 KB), else JPEG. */
    public static PackEncoding suited(int size) {
        return size <= LARGEST_RGB ? RGB : JPEG;
    }
}
