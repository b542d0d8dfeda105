package dev.plumbline.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.Digest;
import dev.plumbline.contracts.catalogue.RecipeRef;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointDone.EpochMetrics;
import dev.plumbline.contracts.event.CheckpointDone.StepSeconds;
import dev.plumbline.contracts.event.CheckpointDone.Validation;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidationsTest {
    private static final String PRETRAIN = sha256("pretrain");
    private static final String FINETUNE = sha256("finetune");
    private static final RunState RUN = new RunState(
            "run",
            "study",
            "series",
            "net",
            Status.TRAINING,
            PRETRAIN,
            2,
            2,
            FINETUNE,
            0,
            3,
            0,
            9,
            null,
            Instant.EPOCH);

    private final Validations validations = new Validations();

    private static String sha256(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CheckpointDone done(String stage, int epoch, @Nullable Double accuracy) {
        Validation validation = accuracy == null ? null : new Validation(100, accuracy, null);
        EpochMetrics metrics =
                new EpochMetrics(1, 0.5, 0.1, 1, 16, 2, 1, 0, new StepSeconds(0.1, 0.1, 0.1), null, validation);
        CheckpointRef ref = new CheckpointRef(stage, epoch, 1, sha256("weights"), 5);
        RecipeRef recipe = new RecipeRef("test", sha256("recipe"));
        return new CheckpointDone(ref, StageKind.PRETRAIN, recipe, 3, metrics, "w", "cpu", Instant.EPOCH);
    }

    @Test
    void theLastScoredEpochCountsWheneverItIsRead() {
        validations.on(done(PRETRAIN, 2, 0.75));
        validations.on(done(PRETRAIN, 1, 0.5));
        validations.on(done(PRETRAIN, 3, null));
        assertThat(validations.of(RUN)).hasValue(new Validations.Scored(2, new Validation(100, 0.75, null)));
    }

    @Test
    void fineTuningStandsBeforePreTraining() {
        assertThat(validations.of(RUN)).isEmpty();
        validations.on(done(PRETRAIN, 2, 0.75));
        validations.on(done(FINETUNE, 1, 0.25));
        assertThat(validations.of(RUN).orElseThrow().validation().accuracy()).isEqualTo(0.25);
    }
}
