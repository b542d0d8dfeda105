package dev.plumbline.datasets.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which label the lists of a source give to which class folder: one to one, from 0 without a gap. */
final class LabelledFolders {
    private record Known(int label, String name, RowPlace place) {}

    private final SortedMap<Integer, Known> byLabel = new TreeMap<>();
    private final Map<String, Known> byName = new HashMap<>();

    /** @throws dev.plumbline.contracts.InvalidField when an earlier row says otherwise */
    void add(int label, String name, RowPlace place) {
        Known known = new Known(label, name, place);
        Known sameName = byName.putIfAbsent(name, known);
        if (sameName != null && sameName.label() != label) {
            throw place.unfit(
                    "label", "" + label, sameName.label() + " for the folder " + name + ", as in " + sameName.place());
        }
        Known sameLabel = byLabel.putIfAbsent(label, known);
        if (sameLabel != null && !sameLabel.name().equals(name)) {
            throw place.unfit(
                    "label",
                    "" + label,
                    "another for the folder " + name + "; in " + sameLabel.place() + " it is " + sameLabel.name());
        }
    }

    /** All images of these lists, with every class that any list has. */
    Listing listing(List<LabelledList> lists) {
        List<ImageClass> classes = new ArrayList<>();
        for (Known known : byLabel.values()) {
            requireNoGap(known, classes.size());
            List<String> images = new ArrayList<>();
            lists.forEach(list -> images.addAll(list.images(known.label())));
            classes.add(new ImageClass("%03d".formatted(known.label()), known.name(), images));
        }
        return Listing.ofPart("", classes);
    }

    private static void requireNoGap(Known known, int next) {
        if (known.label() != next) {
            throw known.place()
                    .unfit("label", "" + known.label(), "labels without a gap; no list has the label " + next);
        }
    }
}
