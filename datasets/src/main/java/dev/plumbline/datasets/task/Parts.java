package dev.plumbline.datasets.task;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.datasets.manifest.ClassLabel;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.ManifestHeader;
import dev.plumbline.datasets.manifest.Rows;
import dev.plumbline.datasets.manifest.SeededOrder;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Cuts a listing into disjoint parts by per cent of each class, in the seeded order of its images: an image's part does
 * not depend on the file system, and every part has the listing's balance of classes.
 */
final class Parts {
    private static final SeededOrder ORDER = new SeededOrder("split", 0);

    private final Source source;
    private final Listing listing;

    Parts(Source source, Listing listing) {
        this.source = source;
        this.listing = listing;
    }

    /**
     * The images of each class from {@code from} to {@code to} per cent of its order, both rounded to whole images.
     *
     * @param name of the part, for the manifest's header
     * @throws InvalidField when there are none
     */
    Manifest part(String name, int from, int to) {
        List<BitSet> taken = new ArrayList<>();
        long images = 0;
        for (ImageClass c : listing.classes()) {
            BitSet part = first(c, to);
            part.andNot(first(c, from));
            images += part.cardinality();
            taken.add(part);
        }
        if (images == 0) {
            throw new InvalidField(
                    name + " of source " + source.name(), "no images", "classes of enough images to be cut into parts");
        }
        String rule =
                from == 0 && to == 100 ? "all" : from + " to " + to + " % of each class by SHA-256(split/0/image)";
        return manifest(name + ": " + rule, taken, images);
    }

    /** All images. */
    Manifest whole(String name) {
        return part(name, 0, 100);
    }

    private Manifest manifest(String split, List<BitSet> taken, long images) {
        List<ClassLabel> labels = listing.classes().stream()
                .map(c -> new ClassLabel(c.id(), c.name()))
                .toList();
        ManifestHeader header =
                new ManifestHeader(source.name(), listing.digest(), null, split, labels, images, List.of());
        return Rows.manifest(source, header, listing.classes(), taken);
    }

    private static BitSet first(ImageClass c, int percent) {
        long count = (c.images().size() * (long) percent + 50) / 100;
        return ORDER.first(c.images(), (int) count);
    }
}
