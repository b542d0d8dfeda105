package dev.plumbline.datasets.source;

import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.image.PartChoice;
import dev.plumbline.datasets.image.Pixels;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A data set known by name on this machine. Safe for several threads. */
public interface Source {
    /** As {@code imagenet} or {@code rendered:objects}. */
    String name();

    /**
     * What variants draw from.
     *
     * @throws dev.plumbline.contracts.InvalidField when the directory does not hold what its layout asks for
     */
    Listing listing();

    /** What the image shares with others taken there and then, such as its camera; empty where a source has no groups. */
    default Optional<String> group(String image) {
        return Optional.empty();
    }

    /**
     * Images of the same classes that its makers set aside to validate on: variants do not draw from them. Empty where there
     * are none. All classes of {@link #listing()} are in it, some perhaps without an image.
     *
     * @throws dev.plumbline.contracts.InvalidField when an image has no class, or one that is not trained on
     */
    default Optional<Listing> validation() {
        return Optional.empty();
    }

    /** For each class id the name of its superclass in the source's own hierarchy; empty where it has none. */
    default Map<String, String> superclasses() {
        return Map.of();
    }

    /**
     * What its classes are in the words of another source, to be tested on after training on that; none where the ids are
     * the same.
     *
     * @throws dev.plumbline.contracts.InvalidField that names the file and the row
     */
    default List<MappedClass> classMap() {
        return List.of();
    }

    /** Whether each image comes with a text, which may be its label. */
    default boolean hasTexts() {
        return false;
    }

    /**
     * The same source, but with the images that its tables list and its directory lacks. Elsewhere these are refused; this
     * is for who reads every image and so finds out.
     */
    default Source withMissing() {
        return this;
    }

    /**
     * Decodes a part of one image at its own size; empty where images have none, being drawn at any size.
     *
     * @param image an id from a listing of this source
     * @throws UnreadableImage that names this source, the image and the fault
     */
    default Optional<Pixels> part(String image, PartChoice choice) throws UnreadableImage {
        return Optional.empty();
    }

    /**
     * Reads one image as a square.
     *
     * @param image an id from a listing of this source
     * @param size pixels along a side
     * @param rgb receives {@code size * size * 3} bytes from {@code offset}: rows from the top, pixels from the left, R G B
     * @throws UnreadableImage that names this source, the image and the fault
     */
    void read(String image, int size, byte[] rgb, int offset) throws UnreadableImage;
}
