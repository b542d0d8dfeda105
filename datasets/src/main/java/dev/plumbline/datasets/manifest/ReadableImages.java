package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.datasets.source.Source;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A manifest without the images that cannot be read. Each image is read once, on all processors. Nothing is drawn in the
 * place of one that is left out, and the header lists it, by its id alone: what is wrong with it may be said differently
 * elsewhere.
 *
 * @param manifest the one that was given, where all can be read
 * @param faults of the images that are left out, each naming the source, the image and the fault; sorted by image
 */
public record ReadableImages(Manifest manifest, List<String> faults) {
    /** Rows between two looks at how many could not be read: the answer does not depend on which thread was first. */
    private static final int ROWS = 4096;

    private static final int PIXELS = 32;
    private static final int TOLD = 5;

    /**
     * @param most images that may be left out, 0 or more
     * @throws UnreadableImage when more cannot be read: it names some
     * @throws InvalidField when a class would have no image left
     */
    public static ReadableImages of(Manifest manifest, Source source, int most) throws UnreadableImage {
        Require.atLeast("--skip-unreadable", most, 0);
        NavigableMap<String, String> faults = new ConcurrentSkipListMap<>();
        for (int start = 0; start < manifest.count(); start += ROWS) {
            int end = Math.min(manifest.count(), start + ROWS);
            read(manifest, source, start, end, faults);
            if (faults.size() > most) {
                throw new UnreadableImage(tooMany(source, faults.values(), end, most), null);
            }
        }
        return faults.isEmpty()
                ? new ReadableImages(manifest, List.of())
                : new ReadableImages(without(manifest, faults), List.copyOf(faults.values()));
    }

    private static void read(
            Manifest manifest, Source source, int start, int end, NavigableMap<String, String> faults) {
        IntStream.range(start, end)
                .parallel()
                .filter(row -> row == 0 || !manifest.image(row).equals(manifest.image(row - 1)))
                .forEach(row -> {
                    String image = manifest.image(row);
                    try {
                        source.read(image, PIXELS, new byte[PIXELS * PIXELS * 3], 0);
                    } catch (UnreadableImage e) {
                        faults.put(image, String.valueOf(e.getMessage()));
                    }
                });
    }

    private static String tooMany(Source source, Collection<String> faults, int rows, int most) {
        return "source " + source.name() + ": " + faults.size() + " images of the first " + rows
                + " rows cannot be read, more than the " + most + " that may be left out: "
                + faults.stream().limit(TOLD).collect(Collectors.joining("; "))
                + (faults.size() > TOLD ? "; ..." : "");
    }

    private static Manifest without(Manifest manifest, NavigableMap<String, String> faults) {
        BitSet kept = new BitSet(manifest.count());
        int[] has = new int[manifest.classes()];
        int[] had = new int[manifest.classes()];
        for (int row = 0; row < manifest.count(); row++) {
            had[manifest.label(row)]++;
            if (!faults.containsKey(manifest.image(row))) {
                kept.set(row);
                has[manifest.label(row)]++;
            }
        }
        for (int label = 0; label < has.length; label++) {
            if (has[label] == 0 && had[label] > 0) {
                String id = manifest.header().classes().get(label).id();
                throw new InvalidField("class " + id, "no readable image", "at least one of its " + had[label]);
            }
        }
        return Manifest.of(
                manifest.header().without(faults.navigableKeySet(), kept.cardinality()),
                kept.stream().mapToObj(manifest::row));
    }
}
