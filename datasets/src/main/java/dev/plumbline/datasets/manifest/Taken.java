package dev.plumbline.datasets.manifest;

import dev.plumbline.datasets.source.ImageClass;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * The images that a class or a label gives.
 *
 * @param from its images, sorted; those of draws with replacement as often as they were drawn
 * @param places of those that are taken
 */
record Taken(ImageClass from, BitSet places) {
    /** All of a class. */
    static Taken all(ImageClass from) {
        BitSet places = new BitSet(from.images().size());
        places.set(0, from.images().size());
        return new Taken(from, places);
    }

    /**
     * What a class drew with replacement.
     *
     * @param times how often each image was drawn
     */
    static Taken drawn(ImageClass from, int[] times) {
        List<String> images = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            for (int time = 0; time < times[i]; time++) {
                images.add(from.images().get(i));
            }
        }
        return images.isEmpty() ? new Taken(from, new BitSet()) : all(new ImageClass(from.id(), from.name(), images));
    }

    /** What the classes of a label give together, sorted as one. */
    static Taken merged(ClassLabel label, List<Taken> parts) {
        if (parts.size() == 1) {
            Taken only = parts.get(0);
            return new Taken(new ImageClass(label.id(), label.name(), only.from.images()), only.places);
        }
        List<String> images = new ArrayList<>();
        parts.forEach(part -> part.places.stream()
                .forEach(place -> images.add(part.from.images().get(place))));
        if (images.isEmpty()) {
            List<String> any = parts.get(0).from.images();
            return new Taken(new ImageClass(label.id(), label.name(), any), new BitSet());
        }
        if (!isSorted(images)) {
            Collections.sort(images);
        }
        return all(new ImageClass(label.id(), label.name(), images));
    }

    private static boolean isSorted(List<String> ids) {
        for (int i = 1; i < ids.size(); i++) {
            if (ids.get(i - 1).compareTo(ids.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** How many different images are taken. */
    long distinct() {
        List<String> images = from.images();
        return places.stream()
                .filter(place -> place == 0 || !images.get(place).equals(images.get(place - 1)))
                .count();
    }

    long count() {
        return places.cardinality();
    }
}
