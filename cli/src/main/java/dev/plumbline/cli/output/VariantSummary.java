package dev.plumbline.cli.output;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.datasets.manifest.ManifestHeader;
import dev.plumbline.datasets.manifest.Shortfall;
import dev.plumbline.datasets.manifest.StreamedSelection;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest holds, and what it took to draw it.
 *
 * @param classes labels
 * @param unique different images, where they were drawn with replacement; else null
 * @param min images of the label that has the fewest
 * @param listingSeconds to learn what the source holds
 * @param seconds to draw the variant and write the file
 * @param peakHeapMebibytes the sum of the peaks of the heap's pools since the process began
 */
public record VariantSummary(
        String source,
        long classes,
        long images,
        @Nullable Long unique,
        long min,
        double median,
        long max,
        List<Shortfall> shortfalls,
        String digest,
        @JsonProperty("listing_seconds") double listingSeconds,
        double seconds,
        @JsonProperty("peak_heap_mib") double peakHeapMebibytes) {
    private static final int SHOWN = 5;

    public static VariantSummary of(Manifest manifest, Duration listing, Duration drawing) {
        long[] counts = new long[manifest.classes()];
        for (int i = 0; i < manifest.count(); i++) {
            counts[manifest.label(i)]++;
        }
        return of(manifest.header(), counts, manifest.digest(), listing, drawing);
    }

    /** Of shards, which are one class. */
    public static VariantSummary of(StreamedSelection.Written written, Duration listing, Duration drawing) {
        ManifestHeader header = written.header();
        return of(header, new long[] {header.images()}, written.digest(), listing, drawing);
    }

    private static VariantSummary of(
            ManifestHeader header, long[] counts, String digest, Duration listing, Duration drawing) {
        Arrays.sort(counts);
        int half = counts.length / 2;
        return new VariantSummary(
                header.source(),
                counts.length,
                header.images(),
                header.unique(),
                counts[0],
                counts.length % 2 == 1 ? counts[half] : (counts[half - 1] + counts[half]) / 2.0,
                counts[counts.length - 1],
                header.shortfalls(),
                digest,
                seconds(listing),
                seconds(drawing),
                peakHeap());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static double peakHeap() {
        long bytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(VariantSummary::peak)
                .sum();
        return bytes >> 20;
    }

    private static long peak(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }

    public Table table() {
        Table table = new Table(List.of("source", source));
        table.row(List.of("classes", Long.toString(classes)));
        table.row(List.of("images", Long.toString(images)));
        if (unique != null) {
            table.row(List.of("unique", unique + " of " + images + ", drawn with replacement"));
        }
        String middle = median == Math.rint(median) ? Long.toString((long) median) : Double.toString(median);
        table.row(List.of("images per class", "min " + min + ", median " + middle + ", max " + max));
        if (!shortfalls.isEmpty()) {
            table.row(List.of("short", shortfallsInWords()));
        }
        table.row(List.of("digest", digest));
        table.row(List.of("seconds", number(seconds) + " (and " + number(listingSeconds) + " to list the source)"));
        table.row(List.of("peak heap", String.format(Locale.ROOT, "%.0f MiB", peakHeapMebibytes)));
        return table;
    }

    private String shortfallsInWords() {
        String first = shortfalls.stream()
                .limit(SHOWN)
                .map(s -> s.classId() + " " + s.has() + " of " + s.share())
                .collect(Collectors.joining(", "));
        int more = shortfalls.size() - SHOWN;
        return first + (more > 0 ? " and " + more + " more" : "") + "; filled from the others";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
