package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.catalogue.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * One model trained by one recipe on one manifest. Two stages with equal inputs are the same stage.
 *
 * @param seed of initialisation, data order and augmentation
 * @param parent the stage whose last checkpoint's weights this one starts from, or null
 * @param weights SHA-256 of a weights file in the store that it starts from, or null; without either it starts from scratch
 */
public record Stage(
        StageKind kind,
        String architecture,
        DataRef data,
        Recipe recipe,
        long seed,
        @Nullable String parent,
        @Nullable String weights) {
    public Stage {
        Require.present("stage.kind", kind);
        Require.name("stage.architecture", architecture);
        Require.present("stage.data", data);
        Require.present("stage.recipe", recipe);
        if (parent != null) {
            Require.sha256("stage.parent", parent);
        }
        if (weights != null) {
            Require.sha256("stage.weights", weights);
        }
        if (parent != null && weights != null) {
            throw new InvalidField("stage.weights", weights, "absent where the stage has a parent, " + parent);
        }
    }

    /** From random weights, or from a parent's. */
    public Stage(StageKind kind, String architecture, DataRef data, Recipe recipe, long seed, @Nullable String parent) {
        this(kind, architecture, data, recipe, seed, parent, null);
    }

    /** SHA-256 of the canonical inputs. The source's name and the recipe's name say nothing about the model. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String id() {
        return Digest.ofCanonical(new Inputs(
                kind, architecture, data.manifest(), data.classes(), recipe.anonymous(), seed, parent, weights));
    }

    public int epochs() {
        return recipe.epochs();
    }

    /** Optimizer steps over all epochs. */
    public long steps() {
        return epochs() * recipe.stepsPerEpoch(data.images());
    }

    private record Inputs(
            StageKind kind,
            String architecture,
            String manifest,
            int classes,
            Recipe recipe,
            long seed,
            @Nullable String parent,
            @Nullable String weights) {}
}
