package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * The downstream task and how the model is fine-tuned on it.
 *
 * @param task as {@code rendered:camtrap} or {@code pacs:photo->cartoon}
 * @param epochs in place of the recipe's own number, or null
 * @param learningRate in place of the recipe's own peak, or null
 * @param weights SHA-256 of a weights file in the store to start from, where the request has no pre-training, or null
 */
public record Finetuning(
        String task,
        String recipe,
        @Nullable Integer epochs,
        @Nullable Double learningRate,
        long seed,
        @Nullable String weights) {
    public Finetuning {
        Require.name("task", task);
        Require.name("recipe", recipe);
        if (epochs != null) {
            Require.epochs("epochs", epochs);
        }
        if (learningRate != null) {
            Require.learningRate("learningRate", learningRate);
        }
        if (weights != null) {
            Require.sha256("weights", weights);
        }
    }

    /** As long as the recipe says or {@code epochs}, at its rate. */
    public Finetuning(String task, String recipe, @Nullable Integer epochs, long seed) {
        this(task, recipe, epochs, null, seed, null);
    }

    @JsonCreator
    static Finetuning of(
            @JsonProperty("task") String task,
            @JsonProperty("recipe") String recipe,
            @JsonProperty("epochs") @Nullable Integer epochs,
            @JsonProperty("learningRate") @Nullable Double learningRate,
            @JsonProperty("seed") @Nullable Long seed,
            @JsonProperty("weights") @Nullable String weights) {
        return new Finetuning(task, recipe, epochs, learningRate, seed == null ? 0L : seed, weights);
    }
}
