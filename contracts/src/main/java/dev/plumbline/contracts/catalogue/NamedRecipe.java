package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.Require;

/**
 * A recipe of the catalogue.
 *
 * @param source where its numbers are from, in a sentence
 */
public record NamedRecipe(Recipe recipe, String source) {
    public NamedRecipe {
        Require.present("recipe", recipe);
        Require.present("source", source);
    }
}
