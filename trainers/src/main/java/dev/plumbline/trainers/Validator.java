package dev.plumbline.trainers;

import dev.plumbline.contracts.event.CheckpointDone.Validation;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.models.Scoring;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.models.engine.Predictions;
import dev.plumbline.service.work.WorkFailed;
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
     * @throws WorkFailed where an answer is no finite number: no test may score such weights
     */
    @Nullable
    Validation validate(Stage stage, Checkpoint checkpoint, ImageSet images, WorkProgress progress)
            throws UnreadableImage, WorkStopped, WorkFailed {
        try (Scoring scoring = new Scoring(engine, stage, checkpoint)) {
            Optional<Scoring.Answers> answers = scoring.answers(images, done -> progress.goesOn());
            if (answers.isEmpty()) {
                return unlessCancelled(progress.stopped());
            }
            requireFinite(checkpoint, "weights", answers.get().weights());
            Predictions averaged = answers.get().averaged();
            if (averaged != null) {
                requireFinite(checkpoint, "averaged weights", averaged);
            }
            return new Validation(
                    images.count(),
                    accuracy(images, answers.get().weights()),
                    averaged == null ? null : accuracy(images, averaged));
        }
    }

    private static void requireFinite(Checkpoint checkpoint, String weights, Predictions predictions)
            throws WorkFailed {
        int lost = predictions.unanswered();
        if (lost > 0) {
            throw WorkFailed.of(
                    Failure.Cause.NON_FINITE_LOSS,
                    new ArithmeticException(
                            "after epoch %d the %s answer %d of %d validation images with no finite number"
                                    .formatted(checkpoint.header().epoch(), weights, lost, predictions.images())));
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
