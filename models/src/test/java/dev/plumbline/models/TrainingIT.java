package dev.plumbline.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.catalogue.Precision;
import dev.plumbline.contracts.event.CheckpointDone.EpochMetrics;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.models.engine.Engine;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingIT {
    private final Engine engine = Engine.start("cpu", 1);
    private final Trainings trainings = new Trainings(engine, System::nanoTime);

    @Test
    void learnsASeparableSet() throws Exception {
        ColouredSquares images = new ColouredSquares(96, 3, 16, 7);
        Stage stage = Stages.pretraining(images, Stages.recipe(Stages.SGD, Precision.FLOAT32, 2), 0);
        try (Training training = trainings.fresh(stage)) {
            EpochMetrics first = training.epoch(1, images, StepListener.NONE).orElseThrow();
            EpochMetrics last = training.epoch(2, images, StepListener.NONE).orElseThrow();
            assertThat(last.loss()).isLessThan(first.loss());
            try (Scoring scoring = new Scoring(engine, stage, training.checkpoint())) {
                int[] labels = scoring.predict(images).labels();
                assertThat(IntStream.range(0, labels.length).filter(i -> labels[i] == images.label(i)))
                        .hasSizeGreaterThan(80);
            }
        }
    }
}
