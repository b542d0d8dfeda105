package dev.plumbline.contracts.variant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * An intervention on a source. The order of a class's images depends only on (seed, image id), so what is taken is
 * always a prefix and subsets nest.
 *
 * @param shortage what happens when a class has too few images; written {@code short}
 * @param seed the subset seed; training has seeds of its own
 */
public record Variant(
        ClassChoice classes,
        Labels labels,
        ImageBudget images,
        Balance balance,
        @JsonProperty("short") Shortage shortage,
        long seed) {
    public Variant {
        Require.present("classes", classes);
        Require.present("labels", labels);
        Require.present("images", images);
        Require.present("balance", balance);
        Require.present("short", shortage);
    }

    /** Every image of the source with its own labels. */
    public static Variant all() {
        return of(null, null, null, null, null, null);
    }

    /** What is not written takes its default: all classes, fine labels, all images, no balance, refuse, seed 0. */
    @JsonCreator
    public static Variant of(
            @JsonProperty("classes") @Nullable ClassChoice classes,
            @JsonProperty("labels") @Nullable Labels labels,
            @JsonProperty("images") @Nullable ImageBudget images,
            @JsonProperty("balance") @Nullable Balance balance,
            @JsonProperty("short") @Nullable Shortage shortage,
            @JsonProperty("seed") @Nullable Long seed) {
        return new Variant(
                classes == null ? new ClassChoice.All() : classes,
                labels == null ? Labels.FINE : labels,
                images == null ? new ImageBudget.All() : images,
                balance == null ? Balance.NONE : balance,
                shortage == null ? Shortage.REFUSE : shortage,
                seed == null ? 0L : seed);
    }
}
