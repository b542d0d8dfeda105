package dev.plumbline.models.checkpoint;

import dev.plumbline.contracts.Require;
import dev.plumbline.models.engine.HostTensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that the next epoch depends on, after one epoch. Equal trainings give equal bytes: nothing in it is measured,
 * timed or named after a machine.
 *
 * @param tensors parameters and buffers by torchvision's names, the optimizer's under {@code optimizer.}; in file order
 */
public record Checkpoint(Header header, Map<String, HostTensor> tensors) {
    /**
     * What is not a tensor. Data order, augmentation and schedule follow from the seed, the epoch and the step.
     *
     * @param format of this header: 1
     * @param stage id
     * @param epoch that is done, from 1
     * @param step optimizer steps since the stage began
     * @param recipe digest of the recipe without its name
     * @param manifest digest of the training data
     * @param engine that computed it; another may round differently
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
            String engine) {
        public static final int FORMAT = 1;

        public Header {
            Require.sha256("checkpoint.stage", stage);
            Require.name("checkpoint.architecture", architecture);
            Require.atLeast("checkpoint.classes", classes, 1);
            Require.atLeast("checkpoint.epoch", epoch, 1);
            Require.atLeast("checkpoint.step", step, 1);
            Require.sha256("checkpoint.recipe", recipe);
            Require.sha256("checkpoint.manifest", manifest);
            Require.present("checkpoint.engine", engine);
        }
    }

    public Checkpoint {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }
}
