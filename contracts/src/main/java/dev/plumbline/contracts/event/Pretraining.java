package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.variant.Variant;
import org.jspecify.annotations.Nullable;

/**
 * What a model is pre-trained on, and how.
 *
 * @param epochs in place of the recipe's own number, or null
 * @param epochImages images an epoch, for which the data is gone through again and again, in place of the recipe's own
 *     number, or null: the same at every quantity of data, it gives every quantity the same optimizer steps
 * @param learningRate in place of the recipe's own peak, or null
 * @param weights SHA-256 of a weights file in the store to start from, or null: from scratch
 */
public record Pretraining(
        String source,
        Variant variant,
        String recipe,
        @Nullable Integer epochs,
        @Nullable Long epochImages,
        @Nullable Double learningRate,
        long seed,
        @Nullable String weights) {
    public Pretraining {
        Require.name("source", source);
        Require.present("variant", variant);
        Require.name("recipe", recipe);
        if (epochs != null) {
            Require.epochs("epochs", epochs);
        }
        if (epochImages != null) {
            Require.atLeast("epochImages", epochImages, 1);
        }
        if (learningRate != null) {
            Require.learningRate("learningRate", learningRate);
        }
        if (weights != null) {
            Require.sha256("weights", weights);
        }
    }

    /** From scratch, as long as the recipe says or {@code epochs}, at its rate. */
    public Pretraining(String source, Variant variant, String recipe, @Nullable Integer epochs, long seed) {
        this(source, variant, recipe, epochs, null, null, seed, null);
    }

    @JsonCreator
    static Pretraining of(
            @JsonProperty("source") String source,
            @JsonProperty("variant") @Nullable Variant variant,
            @JsonProperty("recipe") String recipe,
            @JsonProperty("epochs") @Nullable Integer epochs,
            @JsonProperty("epochImages") @Nullable Long epochImages,
            @JsonProperty("learningRate") @Nullable Double learningRate,
            @JsonProperty("seed") @Nullable Long seed,
            @JsonProperty("weights") @Nullable String weights) {
        return new Pretraining(
                source,
                variant == null ? Variant.all() : variant,
                recipe,
                epochs,
                epochImages,
                learningRate,
                seed == null ? 0L : seed,
                weights);
    }
}
