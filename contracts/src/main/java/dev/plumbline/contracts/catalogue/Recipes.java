package dev.plumbline.contracts.catalogue;

import dev.plumbline.contracts.InvalidField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The recipes a request may name. */
public final class Recipes {
    private final Map<String, NamedRecipe> byName = new TreeMap<>();

    /** @throws InvalidField when two have one name */
    public Recipes(List<NamedRecipe> recipes) {
        for (NamedRecipe named : recipes) {
            String name = named.recipe().name();
            if (byName.put(name, named) != null) {
                throw new InvalidField("recipe.name", name, "a name used once");
            }
        }
    }

    /** Those of torchvision, of the paper and of its sources, and small ones for networks of the {@code _small} kind. */
    public static Recipes builtIn() {
        return new Recipes(BuiltInRecipes.all());
    }

    /**
     * These and more.
     *
     * @throws InvalidField when a name is taken
     */
    public Recipes with(List<NamedRecipe> more) {
        List<NamedRecipe> both = new ArrayList<>(all());
        both.addAll(more);
        return new Recipes(both);
    }

    /** @throws InvalidField that lists the names there are */
    public Recipe named(String field, String name) {
        return described(field, name).recipe();
    }

    /** @throws InvalidField that lists the names there are */
    public NamedRecipe described(String field, String name) {
        NamedRecipe recipe = byName.get(name);
        if (recipe == null) {
            throw new InvalidField(field, name, "one of " + String.join(", ", byName.keySet()));
        }
        return recipe;
    }

    /** By name. */
    public List<NamedRecipe> all() {
        return List.copyOf(byName.values());
    }
}
