package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.manifest.StreamedListing.StreamedClass;
import java.util.List;

/** Which class the next image of a streamed listing belongs to. */
final class ClassTurns {
    private final List<StreamedClass> classes;
    private int label = -1;
    private long left;
    private String last = "";

    ClassTurns(List<StreamedClass> classes) {
        this.classes = classes;
    }

    /** Steps to the next image, and says whether a class begins with it. */
    boolean next() {
        if (left > 0) {
            left--;
            return false;
        }
        if (++label >= classes.size()) {
            throw new InvalidField("listing", "more images", "as many as its classes say");
        }
        left = classes.get(label).images() - 1;
        last = "";
        return true;
    }

    int label() {
        return label;
    }

    StreamedClass current() {
        return classes.get(label);
    }

    /** @throws InvalidField when the id is not greater than the one before it in its class */
    void requireAscending(String id) {
        if (id.compareTo(last) <= 0) {
            throw new InvalidField("image", id, "ids in order, each once; it follows " + last);
        }
        last = id;
    }

    void requireEnd() {
        if (left != 0 || label != classes.size() - 1) {
            throw new InvalidField("listing", "fewer images", "as many as its classes say");
        }
    }
}
