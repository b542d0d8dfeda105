package dev.plumbline.cli.output;

import dev.plumbline.datasets.overlap.ImagePool;
import dev.plumbline.datasets.overlap.Match;
import dev.plumbline.datasets.overlap.Overlap;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Overlaps as counts, and as a table of pairs. */
public record OverlapReport(List<Overlap> overlaps) {
    private static final CSVFormat PAIRS = CSVFormat.RFC4180
            .builder()
            .setHeader("a", "image_a", "b", "image_b", "kind", "distance", "likeness")
            .setRecordSeparator("\n")
            .get();

    /**
     * Of one overlap.
     *
     * @param imagesOfA in the first pool
     * @param exact images of the second pool that are in the first one to the pixel
     * @param near images of the second pool that are in the first one to the eye only
     */
    public record Counts(
            String a, String b, int imagesOfA, int imagesOfB, long exact, long near, long exactPairs, long nearPairs) {
        static Counts of(Overlap overlap) {
            ImagePool a = overlap.a();
            ImagePool b = overlap.b();
            return new Counts(
                    a.name(),
                    b.name(),
                    a.images().size(),
                    b.images().size(),
                    overlap.imagesOfB(Match.Kind.EXACT),
                    overlap.imagesOfB(Match.Kind.NEAR),
                    overlap.pairs(Match.Kind.EXACT),
                    overlap.pairs(Match.Kind.NEAR));
        }
    }

    public List<Counts> counts() {
        return overlaps.stream().map(Counts::of).toList();
    }

    public void print(PrintWriter out) {
        Table table = new Table(
                List.of("a", "images", "b", "images", "exact in b", "near in b", "exact pairs", "near pairs"));
        for (Counts row : counts()) {
            table.row(List.of(
                    row.a(),
                    "" + row.imagesOfA(),
                    row.b(),
                    "" + row.imagesOfB(),
                    "" + row.exact(),
                    "" + row.near(),
                    "" + row.exactPairs(),
                    "" + row.nearPairs()));
        }
        table.print(out);
        out.flush();
    }

    /** A row a pair, as CSV. */
    public void writePairs(Path file) throws IOException {
        try (CSVPrinter csv = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), PAIRS)) {
            for (Overlap overlap : overlaps) {
                for (Match match : overlap.matches()) {
                    csv.printRecord(
                            overlap.a().name(),
                            match.a(),
                            overlap.b().name(),
                            match.b(),
                            match.kind().name().toLowerCase(Locale.ROOT),
                            match.distance(),
                            String.format(Locale.ROOT, "%.4f", match.likeness()));
                }
            }
        }
    }
}
