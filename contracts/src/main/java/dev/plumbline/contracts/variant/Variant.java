package dev.plumbline.contracts.variant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * An intervention on a source. The order of a class's images depends only on (seed, image id), so what is taken is
 * always a prefix and subsets nest.
 *
 * @param replacement whether each image is drawn from all of them, so that one may be drawn again; written only where true
 * @param shortage what happens when a class has too few images; written {@code short}
 * @param seed the subset seed; training has seeds of its own
 */
public record Variant(
        ClassChoice classes,
        Labels labels,
        ImageBudget images,
        Balance balance,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean replacement,
        @JsonProperty("short") Shortage shortage,
        long seed) {
    private static final long MOST_DRAWS = 100_000_000;

    public Variant {
        Require.present("classes", classes);
        Require.present("labels", labels);
        Require.present("images", images);
        Require.present("balance", balance);
        Require.present("short", shortage);
        if (replacement && images instanceof ImageBudget.Total total) {
            Require.between("images.total", total.n(), 1, MOST_DRAWS);
        }
        if (replacement && images instanceof ImageBudget.All) {
            throw new InvalidField("replacement", true, "false with images: all, which takes every image once");
        }
    }

    /** Without replacement. */
    public Variant(
            ClassChoice classes, Labels labels, ImageBudget images, Balance balance, Shortage shortage, long seed) {
        this(classes, labels, images, balance, false, shortage, seed);
    }

    /** Every image of the source with its own labels. */
    public static Variant all() {
        return of(null, null, null, null, null, null, null);
    }

    /** What is not written takes its default: all classes, fine labels, all images, no balance, no replacement, refuse, seed 0. */
    @JsonCreator
    public static Variant of(
            @JsonProperty("classes") @Nullable ClassChoice classes,
            @JsonProperty("labels") @Nullable Labels labels,
            @JsonProperty("images") @Nullable ImageBudget images,
            @JsonProperty("balance") @Nullable Balance balance,
            @JsonProperty("replacement") @Nullable Boolean replacement,
            @JsonProperty("short") @Nullable Shortage shortage,
            @JsonProperty("seed") @Nullable Long seed) {
        return new Variant(
                classes == null ? new ClassChoice.All() : classes,
                labels == null ? Labels.FINE : labels,
                images == null ? new ImageBudget.All() : images,
                balance == null ? Balance.NONE : balance,
                replacement != null && replacement,
                shortage == null ? Shortage.REFUSE : shortage,
                seed == null ? 0L : seed);
    }
}
