package dev.plumbline.datasets.manifest;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.variant.Balance;
import dev.plumbline.contracts.variant.ClassChoice;
import dev.plumbline.contracts.variant.ImageBudget;
import dev.plumbline.contracts.variant.Labels;
import dev.plumbline.contracts.variant.Shortage;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.datasets.manifest.StreamedListing.StreamedClass;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Writes the manifest of a variant whose listing does not fit into memory: the same bytes as {@link Selection} gives, by
 * going through the listing twice. The first pass finds the listing's digest and the greatest key that is taken; the second
 * writes the rows. Keys are hashes, so the n-th smallest of N lies near the share n / N of their range: only the keys near
 * there are kept. It does {@code images: all} and {@code {total: n}} without balance, on all classes.
 */
public final class StreamedSelection {
    /**
     * A manifest that was written.
     *
     * @param digest of its bytes
     */
    public record Written(ManifestHeader header, String digest) {}

    private final StreamedListing listing;
    private final long all;
    private final long taken;
    private final Variant variant;
    private final SeededOrder order;

    private StreamedSelection(StreamedListing listing, Variant variant) {
        this.listing = listing;
        this.all = listing.classes().stream().mapToLong(StreamedClass::images).sum();
        this.taken = taken(variant, all, listing.classes().size());
        this.variant = variant;
        this.order = new SeededOrder("image", variant.seed());
    }

    /**
     * @return what was written
     * @throws InvalidField when the variant asks for more images than there are, or for what streams cannot give
     */
    public static Written write(StreamedListing listing, Variant variant, OutputStream out) throws IOException {
        return new StreamedSelection(listing, variant).write(out);
    }

    private static long taken(Variant variant, long all, int classes) {
        if (variant.labels() != Labels.FINE && !(variant.labels() == Labels.TEXT && classes == 1)) {
            throw new InvalidField("labels", variant.labels(), "fine, or text of one class: this listing is streamed");
        }
        if (variant.replacement()) {
            throw new InvalidField("replacement", true, "false: this listing is streamed");
        }
        if (!(variant.classes() instanceof ClassChoice.All)) {
            throw new InvalidField("classes", "a choice", "all: this listing is streamed");
        }
        if (variant.balance() != Balance.NONE || variant.images() instanceof ImageBudget.PerClass) {
            throw new InvalidField("balance", "class", "none: this listing is streamed");
        }
        if (variant.images() instanceof ImageBudget.Total total) {
            if (total.n() > all) {
                throw new InvalidField(
                        "images.total",
                        total.n(),
                        "at most " + all + ", for the " + classes + " classes have " + all + " images");
            }
            return total.n();
        }
        return all;
    }

    private Written write(OutputStream out) throws IOException {
        KeyWindow window = KeyWindow.around(taken, all);
        String digest = first(window);
        while (!window.holdsThreshold()) {
            window = window.wider();
            first(window);
        }
        ManifestHeader header = header(digest);
        try (ManifestWriter writer = new ManifestWriter(out, header)) {
            second(window.threshold(), writer);
            return new Written(header, writer.finish());
        }
    }

    private String first(KeyWindow window) throws IOException {
        MessageDigest sha = Digest.sha256();
        line(sha, "content\t", "");
        ClassTurns turns = new ClassTurns(listing.classes());
        listing.images(ids -> {
            for (long key : order.parallelKeys(ids)) {
                window.add(key);
            }
            for (String id : ids) {
                if (turns.next()) {
                    line(sha, "class\t", turns.current().id());
                }
                turns.requireAscending(id);
                line(sha, "image\t", id);
            }
        });
        turns.requireEnd();
        return Digest.hex(sha.digest());
    }

    private static void line(MessageDigest sha, String kind, String id) {
        sha.update((kind + id + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void second(KeyWindow.Threshold threshold, ManifestWriter writer) throws IOException {
        ClassTurns turns = new ClassTurns(listing.classes());
        long[] ties = {threshold.ties()};
        listing.images(ids -> {
            long[] keys = order.parallelKeys(ids);
            for (int i = 0; i < keys.length; i++) {
                turns.next();
                if (keys[i] < threshold.key() || (keys[i] == threshold.key() && ties[0]-- > 0)) {
                    writer.write(new ManifestRow(ids.get(i), turns.label(), null));
                }
            }
        });
    }

    private ManifestHeader header(String digest) {
        List<ClassLabel> labels = variant.labels() == Labels.TEXT
                ? List.of(Labelling.TEXT)
                : listing.classes().stream()
                        .map(c -> new ClassLabel(c.id(), c.name()))
                        .toList();
        Variant used = new Variant(
                variant.classes(),
                variant.labels(),
                variant.images(),
                Balance.NONE,
                Shortage.REFUSE,
                variant.images() instanceof ImageBudget.All ? 0 : variant.seed());
        return new ManifestHeader(listing.name(), digest, used, null, labels, taken, List.of());
    }
}
