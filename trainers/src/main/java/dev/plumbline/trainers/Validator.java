package dev.plumbline.trainers;

import dev.plumbline.contracts.event.CheckpointDone.Validation;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.models.Scoring;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.models.engine.Predictions;
import dev.plumbline.service.work.WorkOutcome;
import dev.plumbline.service.work.WorkProgress;
import dev.plumbline.service.work.WorkStopped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scores what an epoch came to on images that it does not train on. */
record Validator(Engine engine) {
    /**
     * @param images labelled as the stage's data, at the recipe's size
     * @return null where the worker has to leave before the end: the epoch is worth more than its score
     * @throws WorkStopped where nobody wants the epoch any more
     */
    @Nullable
    Validation validate(Stage stage, Checkpoint checkpoint, ImageSet images, WorkProgress progress)
            throws UnreadableImage, WorkStopped {
        try (Scoring scoring = new Scoring(engine, stage, checkpoint)) {
            Optional<Scoring.Answers> answers = scoring.answers(images, done -> progress.goesOn());
            if (answers.isEmpty()) {
                return unlessCancelled(progress.stopped());
            }
            Predictions averaged = answers.get().averaged();
            return new Validation(
                    images.count(),
                    accuracy(images, answers.get().weights()),
                    averaged == null ? null : accuracy(images, averaged));
        }
    }

    private static @Nullable Validation unlessCancelled(WorkStopped stopped) throws WorkStopped {
        if (stopped.outcome() != WorkOutcome.HANDED_BACK) {
            throw stopped;
        }
        return null;
    }

    private static double accuracy(ImageSet images, Predictions predictions) {
        int[] predicted = predictions.labels();
        int correct = 0;
        for (int i = 0; i < predicted.length; i++) {
            correct += predicted[i] == images.label(i) ? 1 : 0;
        }
        return (double) correct / predicted.length;
    }
}
