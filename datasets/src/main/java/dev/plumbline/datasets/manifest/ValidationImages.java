package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a model of a variant is validated on: the source's own validation images, of the variant's classes and under its
 * labels. Which they are depends on their ids and on how many the variant asks for at most, so those of two variants of the
 * same classes nest.
 */
public final class ValidationImages {
    /** As many as are worth their time: the accuracy of 10,000 images has a standard error of at most half a point. */
    static final int MOST = 10_000;
    /** No less, however small the variant is. */
    static final int LEAST = 500;
    /** Scoring an image takes about a third of the time of training on it: this makes it a thirtieth of an epoch. */
    private static final int SHARE = 10;

    private static final SeededOrder ORDER = new SeededOrder("validation", 0);

    private ValidationImages() {}

    /**
     * @param images of the variant: a tenth of them are taken, but from {@value #LEAST} to {@value #MOST}
     * @return a manifest with the classes of the variant's own in the same order; empty where the source has no validation
     *     image of any of them
     * @throws dev.plumbline.contracts.InvalidField when the source cannot give the variant, or its validation images are not as
     *     its layout asks for
     */
    public static Optional<Manifest> manifest(Source source, Variant variant, long images) {
        return source.validation().flatMap(listing -> manifest(source, variant, listing, most(images)));
    }

    private static int most(long images) {
        return (int) Math.max(LEAST, Math.min(MOST, images / SHARE));
    }

    private static Optional<Manifest> manifest(Source source, Variant variant, Listing listing, int most) {
        Map<String, ImageClass> byId =
                listing.classes().stream().collect(Collectors.toMap(ImageClass::id, Function.identity()));
        List<ImageClass> chosen = new ClassSelection(source, variant.seed()).chosen(variant.classes());
        Map<ClassLabel, List<Integer>> labels = new Labelling(source, variant).of(chosen);
        List<ImageClass> classes = chosen.stream()
                .map(c -> byId.getOrDefault(c.id(), new ImageClass(c.id(), c.name(), List.of())))
                .toList();
        List<Taken> taken = first(most, classes);
        long count = taken.stream().mapToLong(Taken::count).sum();
        if (count == 0) {
            return Optional.empty();
        }
        List<Taken> labelled = labels.entrySet().stream()
                .map(label -> Taken.merged(
                        label.getKey(),
                        label.getValue().stream().map(taken::get).toList()))
                .toList();
        ManifestHeader header = new ManifestHeader(
                source.name(),
                listing.digest(),
                null,
                "validation: at most " + most + " images by SHA-256(validation/0/image)",
                List.copyOf(labels.keySet()),
                count,
                List.of());
        return Optional.of(Rows.manifest(
                source,
                header,
                labelled.stream().map(Taken::from).toList(),
                labelled.stream().map(Taken::places).toList()));
    }

    /** The first of one permutation of the images of all classes. */
    private static List<Taken> first(int most, List<ImageClass> classes) {
        long[] keys = classes.stream()
                .flatMapToLong(c -> Arrays.stream(ORDER.keys(c.images())))
                .toArray();
        BitSet first = SeededOrder.first(keys, most);
        List<Taken> taken = new ArrayList<>();
        int start = 0;
        for (ImageClass c : classes) {
            int end = start + c.images().size();
            taken.add(new Taken(c, first.get(start, end)));
            start = end;
        }
        return taken;
    }
}
