package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.catalogue.Recipe;
import dev.plumbline.contracts.catalogue.Recipes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RecipesCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return Main.execute(command, arguments);
    }

    @Test
    void everyRecipeHasALine() {
        assertThat(run("recipes")).isZero();
        assertThat(out.toString())
                .hasLineCount(Recipes.builtIn().all().size() + 1)
                .contains("torchvision/mobilenet_v3")
                .contains("rmsprop");
    }

    @Test
    void aRecipeIsShownWithItsDigestAndItsSource() throws IOException {
        assertThat(run("recipes", "wilds/iwildcam", "--format", "json")).isZero();
        JsonNode shown = Json.events().readTree(out.toString());
        Recipe recipe = Json.events().treeToValue(shown.get("recipe"), Recipe.class);
        assertThat(recipe).isEqualTo(Recipes.builtIn().named("recipe", "wilds/iwildcam"));
        assertThat(shown.get("sha256").asText()).isEqualTo(recipe.digest());
        assertThat(shown.get("source").asText()).startsWith("WILDS");
        assertThat(run("recipes", "wilds/iwildcam")).isZero();
        assertThat(out.toString()).contains("  batch: 16").contains("fit: \"squash\"");
    }

    @Test
    void aScaledRecipeHasItsRateInProportion() throws IOException {
        assertThat(run("recipes", "torchvision/resnet", "--batch", "1024", "--format", "json"))
                .isZero();
        assertThat(Json.events()
                        .readTree(out.toString())
                        .at("/recipe/optimizer/learningRate")
                        .asDouble())
                .isEqualTo(0.4);
    }

    @Test
    void anUnknownRecipeIsToldWithThoseThereAre() {
        assertThat(run("recipes", "torchvision/resnet51")).isNotZero();
        assertThat(err.toString()).contains("recipe: torchvision/resnet51; expected one of clip/iwildcam");
    }

    @Test
    void theDocumentationHasEveryRecipe() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "recipes.md"));
        Recipes.builtIn()
                .all()
                .forEach(named -> assertThat(page).contains("`" + named.recipe().name() + "`"));
    }
}
