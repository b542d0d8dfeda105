package dev.plumbline.contracts.event;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * Take the stage after epoch - 1, train {@code epoch}, finalise, publish, acknowledge.
 *
 * @param epoch from 1
 * @param parent epoch 1: the parent stage's last checkpoint, or null from scratch; later: this stage's previous epoch
 * @param validation labelled as the stage's data, to be scored after the epoch; null: none
 * @param attempt from 1, counted by the planner
 */
public record EpochWork(
        Stage stage,
        int epoch,
        int generation,
        @Nullable CheckpointRef parent,
        @Nullable DataRef validation,
        int attempt)
        implements Work {
    public EpochWork {
        Require.present("stage", stage);
        Require.atLeast("epoch", epoch, 1);
        Require.atLeast("generation", generation, 1);
        Require.atLeast("attempt", attempt, 1);
        if (epoch > stage.epochs()) {
            throw new InvalidField("epoch", epoch, "at most the stage's " + stage.epochs());
        }
        if (validation != null && validation.classes() != stage.data().classes()) {
            throw new InvalidField(
                    "validation.classes",
                    validation.classes(),
                    "the stage's " + stage.data().classes());
        }
        if (parent == null && (epoch > 1 || stage.parent() != null)) {
            throw new InvalidField("parent", null, "the checkpoint that the epoch starts from");
        }
    }

    /** {@code train/stage/epoch/generation}. */
    @Override
    public String work() {
        return "train/" + stage.id() + "/" + epoch + "/" + generation;
    }

    @Override
    public String key() {
        return stage.id();
    }

    @Override
    public String eventId() {
        return work() + "/" + attempt;
    }
}
