package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;

/**
 * The predictions that an evaluation follows from, a file in the store beside the checkpoint: docs/evaluation.md.
 *
 * @param sha256 of the file, which is also its name
 * @param images rows
 * @param top classes kept of each image, the most probable first
 */
public record PredictionsRef(String sha256, long bytes, long images, int top) {
    public PredictionsRef {
        Require.sha256("predictions.sha256", sha256);
        Require.atLeast("predictions.bytes", bytes, 1);
        Require.atLeast("predictions.images", images, 1);
        Require.atLeast("predictions.top", top, 1);
    }
}
