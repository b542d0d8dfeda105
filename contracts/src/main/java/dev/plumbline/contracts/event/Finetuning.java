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
 */
public record Finetuning(
        String task, String recipe, @Nullable Integer epochs, long seed) {
    public Finetuning {
        Require.name("task", task);
        Require.name("recipe", recipe);
        if (epochs != null) {
            Require.epochs("epochs", epochs);
        }
    }

    @JsonCreator
    static Finetuning of(
            @JsonProperty("task") String task,
            @JsonProperty("recipe") String recipe,
            @JsonProperty("epochs") @Nullable Integer epochs,
            @JsonProperty("seed") @Nullable Long seed) {
        return new Finetuning(task, recipe, epochs, seed == null ? 0L : seed);
    }
}
