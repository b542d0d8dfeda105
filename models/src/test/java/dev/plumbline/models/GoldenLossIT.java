package dev.plumbline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.catalogue.Architecture;
import dev.plumbline.contracts.catalogue.Architectures;
import dev.plumbline.contracts.catalogue.Optimizer;
import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.models.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Twenty seeded steps of every small architecture. Twice on one machine they give the same bits. The first
 * {@link #COMMITTED} losses are those committed, within {@link #FIRST_PERCENT} at the first step and {@link #GROWTH}
 * times more at each later one. Between instruction sets (SSE 4.1, AVX, AVX2) most networks agree to 0.0001 % for five
 * steps; in resnext29_small another rounding turns a rectifier over, which moved its fourth loss by 0.008 %. A learning
 * rate wrong by a tenth fails eight of the twelve.
 */
class GoldenLossIT {
    private static final int STEPS = 20;
    private static final int USUAL_OF_SMALL = 32;
    private static final int COMMITTED = 4;
    private static final double FIRST_PERCENT = 0.001;
    private static final double GROWTH = 10;
    private static final ColouredSquares IMAGES = new ColouredSquares(8 * STEPS, 3, 16, 7);

    private final Trainings trainings = new Trainings(Engine.start("cpu", 1), System::nanoTime);

    static Stream<String> small() {
        return Architectures.all().stream()
                .filter(architecture -> architecture.usual() == USUAL_OF_SMALL)
                .map(Architecture::name);
    }

    @ParameterizedTest
    @MethodSource("small")
    void repeatsItsLosses(String architecture) throws Exception {
        List<Double> losses = losses(architecture);
        assertThat(losses(architecture)).isEqualTo(losses).hasSize(STEPS);
        List<Double> golden = golden(architecture);
        assertThat(golden).as("%s now: %s", architecture, losses).hasSize(STEPS);
        for (int step = 0; step < COMMITTED; step++) {
            assertThat(losses.get(step))
                    .as("step %d of %s, now: %s", step, architecture, losses)
                    .isCloseTo(golden.get(step), withinPercentage(FIRST_PERCENT * Math.pow(GROWTH, step)));
        }
    }

    private List<Double> losses(String architecture) throws Exception {
        Stage like = Stages.pretraining(
                IMAGES, Stages.recipe(new Optimizer.Sgd(0.005, 0.9, true, 5e-4), Precision.FLOAT32, 1), 11);
        Stage stage = new Stage(like.kind(), architecture, like.data(), like.recipe(), like.seed(), null);
        List<Double> losses = new ArrayList<>();
        try (Training training = trainings.fresh(stage)) {
            training.epoch(1, IMAGES, step -> losses.add(step.loss()));
        }
        return losses;
    }

    private static List<Double> golden(String architecture) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                GoldenLossIT.class.getResourceAsStream("/golden-losses.json"), "golden losses")) {
            List<Double> losses = new ArrayList<>();
            for (JsonNode loss : Json.events().readTree(in).path(architecture)) {
                losses.add(loss.asDouble());
            }
            return losses;
        }
    }
}
