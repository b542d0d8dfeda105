package dev.plumbline.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.plumbline.cli.option.FormatOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.catalogue.NamedRecipe;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Recipes;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline recipes}. */
@Command(
        name = "recipes",
        description = {
            "Lists the recipes that a request may name, or shows one: every field, its digest, where its numbers are from.",
            "Events carry the name and the digest; docs/recipes.md has the sources."
        })
final class RecipesCommand implements Callable<Integer> {
    private static final int SHORT = 12;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "As torchvision/resnet (default: all of them).")
    private @Nullable String name;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Show the recipe for another batch, its learning rate in the same proportion to it.")
    private @Nullable Integer batch;

    @Mixin
    private final FormatOptions format = new FormatOptions();

    /** A recipe as it is printed. */
    private record Shown(Recipe recipe, String sha256, String source) {
        static Shown of(NamedRecipe named) {
            return new Shown(named.recipe(), named.recipe().digest(), named.source());
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (name != null) {
            show(chosen(name), out);
        } else if (batch != null) {
            throw new IllegalArgumentException("--batch: " + batch + "; expected with the name of a recipe");
        } else {
            list(Recipes.builtIn().all(), out);
        }
        out.flush();
        return 0;
    }

    private NamedRecipe chosen(String name) {
        NamedRecipe named = Recipes.builtIn().described("recipe", name);
        return batch == null
                ? named
                : new NamedRecipe(named.recipe().scaledTo(batch), named.source() + "; scaled to batch " + batch);
    }

    private void show(NamedRecipe named, PrintWriter out) throws IOException {
        Shown shown = Shown.of(named);
        if (format.json()) {
            FormatOptions.printJson(shown, out);
        } else {
            out.print(Json.common(YAMLMapper.builder()).build().writeValueAsString(shown));
        }
    }

    private void list(List<NamedRecipe> recipes, PrintWriter out) throws IOException {
        if (format.json()) {
            FormatOptions.printJson(recipes.stream().map(Shown::of).toList(), out);
            return;
        }
        Table table = new Table(List.of("recipe", "optimizer", "rate", "batch", "epochs", "pixels", "sha256"));
        recipes.forEach(named -> table.row(row(named.recipe())));
        table.print(out);
    }

    private static List<String> row(Recipe recipe) {
        JsonNode optimizer = Json.events().valueToTree(recipe.optimizer());
        return List.of(
                recipe.name(),
                optimizer.path("type").asText(),
                Double.toString(recipe.optimizer().learningRate()),
                Integer.toString(recipe.batch()),
                Integer.toString(recipe.epochs()),
                Integer.toString(recipe.view().size()),
                recipe.digest().substring(0, SHORT));
    }
}
