package dev.plumbline.contracts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RecipesTest {
    private static final Recipes RECIPES = Recipes.builtIn();

    private static Recipe recipe(String name) {
        return RECIPES.named("recipe", name);
    }

    /** Stages are known by the digest: a recipe that is to change gets another name. */
    @Test
    void everyBuiltInRecipeIsStillWhatItWas() throws IOException {
        try (InputStream in = RecipesTest.class.getResourceAsStream("/recipes.txt")) {
            String pinned = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(RECIPES.all().stream()
                            .map(NamedRecipe::recipe)
                            .map(recipe -> recipe.name() + " " + recipe.digest()))
                    .containsExactlyElementsOf(pinned.lines().toList());
        }
    }

    @Test
    void everyRecipeIsReadBackAsItIsWritten() throws IOException {
        for (NamedRecipe named : RECIPES.all()) {
            byte[] json = Json.events().writeValueAsBytes(named);
            assertThat(Json.events().readValue(json, NamedRecipe.class)).isEqualTo(named);
        }
    }

    @Test
    void thePapersSettingsAreThoseOfTorchvisionAndWildsButForTheEpochs() {
        assertThat(recipe("paper/pretrain-resnet").digest())
                .isEqualTo(recipe("torchvision/resnet").digest());
        assertThat(recipe("paper/pretrain-resnext").digest())
                .isEqualTo(recipe("torchvision/resnext").withEpochs(90).digest());
        assertThat(recipe("paper/pretrain-mobilenet_v3").digest())
                .isEqualTo(recipe("torchvision/mobilenet_v3").withEpochs(90).digest());
        assertThat(recipe("paper/finetune").digest())
                .isEqualTo(recipe("wilds/iwildcam").digest());
    }

    @Test
    void laionIsSeenFor128MillionImages() {
        Recipe laion = recipe("paper/laion");
        long images = Objects.requireNonNull(laion.epochImages());
        assertThat(images % laion.batch()).isZero();
        assertThat(images * laion.epochs()).isEqualTo(128_000_000);
    }

    @Test
    void theRateOfAScaledRecipeGrowsWithItsBatch() {
        Recipe scaled = recipe("torchvision/resnet").scaledTo(1024);
        assertThat(scaled.batch()).isEqualTo(1024);
        assertThat(scaled.optimizer().learningRate()).isEqualTo(0.4);
        assertThat(scaled.scaledTo(256)).isEqualTo(recipe("torchvision/resnet"));
    }

    @Test
    void moreRecipesStandBesideTheBuiltInOnesUnderNamesOfTheirOwn() {
        NamedRecipe own = new NamedRecipe(recipe("small/finetune").named("lab/finetune"), "a guess");
        assertThat(RECIPES.with(List.of(own)).named("recipe", "lab/finetune")).isEqualTo(own.recipe());
        NamedRecipe taken = new NamedRecipe(recipe("small/finetune"), "a guess");
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> RECIPES.with(List.of(taken)))
                .withMessage("recipe.name: small/finetune; expected a name used once");
    }
}
