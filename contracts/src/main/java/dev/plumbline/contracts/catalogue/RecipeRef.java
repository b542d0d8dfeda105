package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.Require;

/**
 * Which recipe trained something.
 *
 * @param sha256 {@link Recipe#digest()}, which the name has no part in
 */
public record RecipeRef(String name, String sha256) {
    public RecipeRef {
        Require.name("recipe.name", name);
        Require.sha256("recipe.sha256", sha256);
    }
}
