package dev.plumbline.datasets.summary;

import dev.plumbline.datasets.source.ImageClass;
import dev.plumbline.datasets.source.Listing;
import dev.plumbline.datasets.source.Source;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A source in figures.
 *
 * @param digest of the listing
 * @param groups distinct ones; 0 where the source has none
 * @param half how many of the largest classes hold half of the images or more
 * @param largest classes with the most images, at most {@value #ENDS}; ties by id
 * @param smallest classes with the fewest, at most {@value #ENDS}, the smallest first
 */
public record SourceSummary(
        String source,
        String digest,
        int classes,
        long images,
        PerClass perClass,
        int half,
        int groups,
        List<ClassSize> largest,
        List<ClassSize> smallest) {
    private static final int ENDS = 5;

    /** Images of a class; the median of an even number of classes is the mean of the two in the middle. */
    public record PerClass(int min, double median, int max) {}

    public record ClassSize(String id, String name, int images) {
        static ClassSize of(ImageClass c) {
            return new ClassSize(c.id(), c.name(), c.images().size());
        }
    }

    public SourceSummary {
        largest = List.copyOf(largest);
        smallest = List.copyOf(smallest);
    }

    /** Of what variants draw from. */
    public static SourceSummary of(Source source) {
        Listing listing = source.listing();
        List<ClassSize> rising = listing.classes().stream()
                .map(ClassSize::of)
                .sorted(Comparator.comparingInt(ClassSize::images).thenComparing(ClassSize::id))
                .toList();
        List<ClassSize> falling = rising.stream()
                .sorted(Comparator.comparingInt(ClassSize::images).reversed().thenComparing(ClassSize::id))
                .toList();
        int classes = rising.size();
        double median = (rising.get((classes - 1) / 2).images()
                        + rising.get(classes / 2).images())
                / 2.0;
        return new SourceSummary(
                source.name(),
                listing.digest(),
                classes,
                listing.images(),
                new PerClass(rising.get(0).images(), median, falling.get(0).images()),
                half(falling, listing.images()),
                groups(source, listing),
                falling.subList(0, Math.min(ENDS, classes)),
                rising.subList(0, Math.min(ENDS, classes)));
    }

    private static int half(List<ClassSize> falling, long images) {
        long held = 0;
        int classes = 0;
        while (2 * held < images) {
            held += falling.get(classes++).images();
        }
        return classes;
    }

    private static int groups(Source source, Listing listing) {
        Set<String> groups = new HashSet<>();
        listing.classes().stream()
                .flatMap(c -> c.images().stream())
                .map(source::group)
                .flatMap(Optional::stream)
                .forEach(groups::add);
        return groups.size();
    }
}
