package dev.plumbline.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.catalogue.Recipes;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Finetuning;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.PredictionsRef;
import dev.plumbline.contracts.event.Pretraining;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.variant.Variant;
import dev.plumbline.models.checkpoint.FileName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreCitationsTest {
    private static final Stage PRETRAIN = stage(StageKind.PRETRAIN, "small/pretrain", null);
    private static final Stage FINETUNE = stage(StageKind.FINETUNE, "small/finetune", PRETRAIN.id());
    private static final Accepted RUN = new Accepted(
            Request.named(
                    "s",
                    "x",
                    "resnet8_small",
                    new Pretraining("rendered:objects", Variant.all(), "small/pretrain", null, 0),
                    new Finetuning("rendered:camtrap", "small/finetune", null, 0),
                    0),
            PRETRAIN,
            FINETUNE,
            null,
            List.of());

    private final StoreCitations reading = new StoreCitations();

    @Test
    void citesTheVeryWeightsThatWereScored() {
        CheckpointRef scored = new CheckpointRef(FINETUNE.id(), 2, 1, sha("weights"), 100);
        LabelCounts counts = LabelCounts.of(new long[] {1}, new long[] {1}, new long[] {1});
        reading.on(new Evaluation(
                scored,
                FINETUNE.recipe().ref(),
                "rendered:camtrap",
                "id-test",
                TestRole.ID_TEST,
                1,
                counts,
                counts.accuracy(),
                counts.macroF1(),
                null,
                "evaluator",
                Instant.EPOCH));
        assertThat(reading.citations().cited()).isEqualTo(Set.of(FileName.Weights.of(scored)));
    }

    @Test
    void citesThePredictionsThatAScoreFollowsFrom() {
        CheckpointRef scored = new CheckpointRef(FINETUNE.id(), 2, 1, sha("weights"), 100);
        LabelCounts counts = LabelCounts.of(new long[] {1}, new long[] {1}, new long[] {1});
        reading.on(new Evaluation(
                scored,
                FINETUNE.recipe().ref(),
                "rendered:camtrap",
                "id-test",
                TestRole.ID_TEST,
                1,
                counts,
                1,
                1,
                counts,
                null,
                new PredictionsRef(sha("last"), 10, 1, 1),
                new PredictionsRef(sha("averaged"), 10, 1, 1),
                null,
                "evaluator",
                Instant.EPOCH));
        assertThat(reading.citations().cited())
                .isEqualTo(Set.of(
                        FileName.Weights.of(scored),
                        new FileName.Predictions(scored.stage(), 2, sha("last")),
                        new FileName.Predictions(scored.stage(), 2, sha("averaged"))));
    }

    @Test
    void knowsTheStagesOfARunAndAwaitsItsScoresBeforeAnythingIsSaidOfIt() {
        reading.on(RUN);
        assertThat(reading.citations().known()).containsExactlyInAnyOrder(PRETRAIN.id(), FINETUNE.id());
        assertThat(reading.citations().awaited()).containsExactly(FINETUNE.id());
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void awaitsScoresUntilTheRunIsCompletedOrCancelled(Status status) {
        reading.on(RUN);
        reading.on(state(status));
        boolean over = status == Status.COMPLETED || status == Status.CANCELLED;
        assertThat(reading.citations().awaited().isEmpty()).isEqualTo(over);
    }

    private static RunState state(Status status) {
        return new RunState(
                RUN.key(),
                "s",
                "x",
                "resnet8_small",
                status,
                PRETRAIN.id(),
                1,
                6,
                FINETUNE.id(),
                0,
                5,
                0,
                8,
                null,
                Instant.EPOCH);
    }

    private static Stage stage(StageKind kind, String recipe, @Nullable String parent) {
        DataRef data = new DataRef(recipe, sha(recipe), 10, 2);
        return new Stage(kind, "resnet8_small", data, Recipes.builtIn().named("recipe", recipe), 0, parent);
    }

    private static String sha(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
