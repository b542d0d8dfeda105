package dev.plumbline.models;

import dev.plumbline.contracts.catalogue.Averaging;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Regularisation;
import org.jspecify.annotations.Nullable;

/** A recipe for tests, part by part. */
final class RecipeDraft {
    private Recipe recipe;

    RecipeDraft(Recipe recipe) {
        this.recipe = recipe;
    }

    Recipe recipe() {
        return recipe;
    }

    RecipeDraft epochImages(@Nullable Long epochImages) {
        return with(recipe.batch(), recipe.accumulation(), epochImages, recipe.regularisation(), recipe.averaging());
    }

    RecipeDraft accumulation(int batch, int accumulation) {
        return with(batch, accumulation, recipe.epochImages(), recipe.regularisation(), recipe.averaging());
    }

    RecipeDraft regularisation(Regularisation regularisation) {
        return with(recipe.batch(), recipe.accumulation(), recipe.epochImages(), regularisation, recipe.averaging());
    }

    RecipeDraft averaging(Averaging averaging) {
        return with(recipe.batch(), recipe.accumulation(), recipe.epochImages(), recipe.regularisation(), averaging);
    }

    private RecipeDraft with(
            int batch,
            int accumulation,
            @Nullable Long epochImages,
            Regularisation regularisation,
            @Nullable Averaging averaging) {
        recipe = new Recipe(
                recipe.name(),
                recipe.view(),
                recipe.augmentation(),
                batch,
                accumulation,
                recipe.epochs(),
                epochImages,
                recipe.optimizer(),
                recipe.schedule(),
                regularisation,
                averaging,
                recipe.precision());
        return this;
    }
}
