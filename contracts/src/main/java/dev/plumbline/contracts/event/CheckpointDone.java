package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;
import java.time.Instant;

/**
 * An epoch is done and its checkpoint finalised. The bytes of this event are the store's marker, so that everyone who
 * finds the epoch done says the same.
 *
 * @param epochs of the whole stage
 */
public record CheckpointDone(
        CheckpointRef checkpoint,
        StageKind kind,
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
     */
    public record EpochMetrics(
            double loss,
            double accuracy,
            double learningRate,
            double gradientNorm,
            long images,
            long steps,
            double seconds,
            double dataWait) {
        public EpochMetrics {
            Require.finite("training.loss", loss);
            Require.between("training.accuracy", accuracy, 0, 1);
            Require.finite("training.learningRate", learningRate);
            Require.finite("training.gradientNorm", gradientNorm);
            Require.atLeast("training.images", images, 1);
            Require.atLeast("training.steps", steps, 1);
            Require.between("training.seconds", seconds, 0, 1e9);
            Require.between("training.dataWait", dataWait, 0, 1);
        }
    }

    public CheckpointDone {
        Require.present("checkpoint", checkpoint);
        Require.present("kind", kind);
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
