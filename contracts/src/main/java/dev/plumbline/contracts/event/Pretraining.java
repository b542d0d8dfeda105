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
 */
public record Pretraining(
        String source,
        Variant variant,
        String recipe,
        @Nullable Integer epochs,
        long seed) {
    public Pretraining {
        Require.name("source", source);
        Require.present("variant", variant);
        Require.name("recipe", recipe);
        if (epochs != null) {
            Require.epochs("epochs", epochs);
        }
    }

    @JsonCreator
    static Pretraining of(
            @JsonProperty("source") String source,
            @JsonProperty("variant") @Nullable Variant variant,
            @JsonProperty("recipe") String recipe,
            @JsonProperty("epochs") @Nullable Integer epochs,
            @JsonProperty("seed") @Nullable Long seed) {
        return new Pretraining(
                source, variant == null ? Variant.all() : variant, recipe, epochs, seed == null ? 0L : seed);
    }
}
