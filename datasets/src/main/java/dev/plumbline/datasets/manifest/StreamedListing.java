package dev.plumbline.datasets.manifest;

import java.io.IOException;
import java.util.List;

/** A listing too large to hold: its images can be gone through more than once, always in the same order. */
public interface StreamedListing {
    /** The source's name. */
    String name();

    /** In the order of their ids. */
    List<StreamedClass> classes();

    /**
     * Goes through the images of all classes: class by class, in the order of their ids (by UTF-16 code unit).
     *
     * @throws IOException where the listing cannot be read
     */
    void images(Sink sink) throws IOException;

    /**
     * A class and how many images it has.
     *
     * @param images at least 1
     */
    record StreamedClass(String id, String name, long images) {}

    /** What images are handed to. */
    @FunctionalInterface
    interface Sink {
        /** @param ids as many as the sink likes to see at once: the next ones of the listing, of one or more classes */
        void accept(List<String> ids) throws IOException;
    }
}
