package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.InvalidField;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The recipes a request may name. */
public final class Recipes {
    private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);
    private static final List<Double> QUARTER = List.of(0.25, 0.25, 0.25);

    private final Map<String, Recipe> byName = new TreeMap<>();

    public Recipes(List<Recipe> recipes) {
        for (Recipe recipe : recipes) {
            if (byName.put(recipe.name(), recipe) != null) {
                throw new InvalidField("recipe.name", recipe.name(), "a name used once");
            }
        }
    }

    /** For 32-pixel images and networks of the {@code _small} kind, on a CPU. */
    public static Recipes builtIn() {
        return new Recipes(List.of(
                small("small/pretrain", 6, new Optimizer.Sgd(0.1, 0.9, true, 5e-4)),
                small("small/finetune", 5, new Optimizer.Sgd(0.05, 0.9, true, 5e-4))));
    }

    private static Recipe small(String name, int epochs, Optimizer optimizer) {
        return new Recipe(
                name,
                new View(View.Fit.CENTRE, 32, 32, HALF, QUARTER),
                Augmentation.flipped(new Crop.Padded(2)),
                64,
                1,
                epochs,
                null,
                optimizer,
                new Schedule(Warmup.epochs(0.5), new Decay.Cosine()),
                Regularisation.none(),
                null,
                Precision.FLOAT32);
    }

    /** @throws InvalidField that lists the names there are */
    public Recipe named(String field, String name) {
        Recipe recipe = byName.get(name);
        if (recipe == null) {
            throw new InvalidField(field, name, "one of " + String.join(", ", byName.keySet()));
        }
        return recipe;
    }

    public List<Recipe> all() {
        return List.copyOf(byName.values());
    }
}
