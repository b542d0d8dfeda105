package dev.plumbline.models.checkpoint;

import dev.plumbline.contracts.Require;
import dev.plumbline.models.engine.HostTensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the rest of a stage depends on, at an epoch's end or, as a snapshot, at a step within an epoch. Equal trainings
 * give equal bytes at an epoch's end: nothing in it is measured, timed or named after a machine.
 *
 * @param tensors parameters and buffers by torchvision's names, the optimizer's under {@code optimizer.}; in file order
 */
public record Checkpoint(Header header, Map<String, HostTensor> tensors) {
    /**
     * What is not a tensor. Everything random is drawn anew from the seed for each epoch, pass, image and step, so that there
     * is no generator's state to keep: the data position, augmentation, dropout, the learning rate and the moments at which
     * the average moves follow from the seed, the epoch, the step and the recipe.
     *
     * @param format of this header: 2, or 1 as files without {@code within} were written
     * @param stage id: the digest of architecture, data, recipe, seed and parent
     * @param epoch the last that is done: from 1, but from 0 within one
     * @param step optimizer steps since the stage began, those within an epoch included
     * @param recipe digest of the recipe without its name
     * @param manifest digest of the training data
     * @param engine that computed it; another may round differently
     * @param within how far the epoch after {@code epoch} has come; null at an epoch's end
     */
    public record Header(
            int format,
            String stage,
            String architecture,
            int classes,
            int epoch,
            long step,
            long seed,
            String recipe,
            String manifest,
            String engine,
            @Nullable Within within) {
        public static final int FORMAT = 2;

        public Header {
            Require.between("checkpoint.format", format, 1L, FORMAT);
            Require.sha256("checkpoint.stage", stage);
            Require.name("checkpoint.architecture", architecture);
            Require.atLeast("checkpoint.classes", classes, 1);
            Require.atLeast("checkpoint.epoch", epoch, within == null ? 1 : 0);
            Require.atLeast("checkpoint.step", step, within == null ? 1 : within.steps());
            Require.sha256("checkpoint.recipe", recipe);
            Require.sha256("checkpoint.manifest", manifest);
            Require.present("checkpoint.engine", engine);
        }

        /** At an epoch's end. */
        public Header(
                int format,
                String stage,
                String architecture,
                int classes,
                int epoch,
                long step,
                long seed,
                String recipe,
                String manifest,
                String engine) {
            this(format, stage, architecture, classes, epoch, step, seed, recipe, manifest, engine, null);
        }
    }

    /**
     * The part of an epoch that is done, as the sums from which its metrics follow.
     *
     * @param steps of the epoch
     * @param lossSum over images
     * @param gradientNormSum over steps
     * @param learningRate of the last step
     * @param nanos of training so far; measured, as {@code waited}, for images
     */
    public record Within(
            int steps,
            long images,
            double lossSum,
            long correct,
            double gradientNormSum,
            double learningRate,
            long nanos,
            long waited) {
        public Within {
            Require.atLeast("checkpoint.within.steps", steps, 1);
            Require.atLeast("checkpoint.within.images", images, 1);
            Require.finite("checkpoint.within.lossSum", lossSum);
            Require.between("checkpoint.within.correct", correct, 0L, images);
            Require.finite("checkpoint.within.gradientNormSum", gradientNormSum);
            Require.finite("checkpoint.within.learningRate", learningRate);
            Require.atLeast("checkpoint.within.nanos", nanos, 0);
            Require.atLeast("checkpoint.within.waited", waited, 0);
        }
    }

    public Checkpoint {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }
}
