package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.catalogue.RecipeRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An epoch is done and its checkpoint finalised. The bytes of this event are the store's marker, so that everyone who
 * finds the epoch done says the same.
 *
 * @param epochs of the whole stage
 */
public record CheckpointDone(
        CheckpointRef checkpoint,
        StageKind kind,
        RecipeRef recipe,
        int epochs,
        EpochMetrics training,
        String worker,
        String device,
        Instant at)
        implements Event {
    /**
     * @param loss mean over the epoch's images
     * @param accuracy on the augmented training images, before each step
     * @param learningRate of the last step
     * @param gradientNorm mean over steps
     * @param seconds of training, without loading the parent and writing the checkpoint
     * @param dataWait share of {@code seconds} spent waiting for images
     * @param step how long an optimizer step took, with reading its images
     * @param peakMemory bytes: the device's, or on a CPU the process's resident set; null where it cannot be known
     * @param validation null where the stage has none
     */
    public record EpochMetrics(
            double loss,
            double accuracy,
            double learningRate,
            double gradientNorm,
            long images,
            long steps,
            double seconds,
            double dataWait,
            StepSeconds step,
            @Nullable Long peakMemory,
            @Nullable Validation validation) {
        public EpochMetrics {
            Require.finite("training.loss", loss);
            Require.between("training.accuracy", accuracy, 0, 1);
            Require.finite("training.learningRate", learningRate);
            Require.finite("training.gradientNorm", gradientNorm);
            Require.atLeast("training.images", images, 1);
            Require.atLeast("training.steps", steps, 1);
            Require.between("training.seconds", seconds, 0, 1e9);
            Require.between("training.dataWait", dataWait, 0, 1);
            Require.present("training.step", step);
            if (peakMemory != null) {
                Require.atLeast("training.peakMemory", peakMemory, 1);
            }
        }

        /** The same with what only those who run the training can tell. */
        public EpochMetrics with(@Nullable Long peakMemory, @Nullable Validation validation) {
            return new EpochMetrics(
                    loss,
                    accuracy,
                    learningRate,
                    gradientNorm,
                    images,
                    steps,
                    seconds,
                    dataWait,
                    step,
                    peakMemory,
                    validation);
        }
    }

    /** Percentiles over an epoch's steps, in seconds. */
    public record StepSeconds(double median, double p95, double p99) {
        public StepSeconds {
            Require.between("training.step.median", median, 0, p95);
            Require.between("training.step.p95", p95, median, p99);
            Require.between("training.step.p99", p99, p95, 1e9);
        }
    }

    /**
     * The model after the epoch, on images that it does not train on.
     *
     * @param averagedAccuracy under the moving average of the weights, or null where the recipe keeps none
     */
    public record Validation(
            long images, double accuracy, @Nullable Double averagedAccuracy) {
        public Validation {
            Require.atLeast("training.validation.images", images, 1);
            Require.between("training.validation.accuracy", accuracy, 0, 1);
            if (averagedAccuracy != null) {
                Require.between("training.validation.averagedAccuracy", averagedAccuracy, 0, 1);
            }
        }
    }

    public CheckpointDone {
        Require.present("checkpoint", checkpoint);
        Require.present("kind", kind);
        Require.present("recipe", recipe);
        Require.atLeast("epochs", epochs, checkpoint.epoch());
        Require.present("training", training);
        Require.name("worker", worker);
        Require.present("device", device);
        Require.present("at", at);
    }

    @Override
    public String key() {
        return checkpoint.stage();
    }

    @Override
    public String eventId() {
        return "checkpoint/" + checkpoint.stage() + "/" + checkpoint.epoch() + "/" + checkpoint.generation();
    }
}
