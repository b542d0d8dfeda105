package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;

/**
 * One checkpoint file in the store.
 *
 * @param epoch from 1
 * @param generation from 1; a retraining of a corrupt checkpoint has the next one and supersedes
 * @param sha256 of the file, which is also its name
 */
public record CheckpointRef(String stage, int epoch, int generation, String sha256, long bytes) {
    public CheckpointRef {
        Require.sha256("checkpoint.stage", stage);
        Require.atLeast("checkpoint.epoch", epoch, 1);
        Require.atLeast("checkpoint.generation", generation, 1);
        Require.sha256("checkpoint.sha256", sha256);
        Require.atLeast("checkpoint.bytes", bytes, 1);
    }
}
