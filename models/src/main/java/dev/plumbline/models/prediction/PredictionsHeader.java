package dev.plumbline.models.prediction;

import dev.plumbline.contracts.Require;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import java.util.List;

/**
 * What a file of predictions is of. Nothing in it is measured, timed or named after a machine: equal predictions give equal
 * bytes.
 *
 * @param format {@value #FORMAT}
 * @param stage of the checkpoint
 * @param checkpoint SHA-256 of its file
 * @param manifest SHA-256 of the test set's; row i of the file is image i of the manifest
 * @param averaged whether the moving average of the weights was asked
 * @param images rows
 * @param classes labels are 0 to classes - 1
 * @param top classes kept of each image, the most probable first
 * @param groups names; empty where the test set has none
 */
public record PredictionsHeader(
        int format,
        String stage,
        int epoch,
        String checkpoint,
        String manifest,
        boolean averaged,
        int images,
        int classes,
        int top,
        List<String> groups) {
    static final int FORMAT = 1;

    public PredictionsHeader {
        Require.between("format", format, FORMAT, FORMAT);
        Require.sha256("stage", stage);
        Require.atLeast("epoch", epoch, 1);
        Require.sha256("checkpoint", checkpoint);
        Require.sha256("manifest", manifest);
        Require.atLeast("images", images, 1);
        Require.atLeast("classes", classes, 1);
        Require.between("top", top, 1, classes);
        groups = List.copyOf(groups);
    }

    /** Of a checkpoint on a test set. */
    public static PredictionsHeader of(
            CheckpointRef checkpoint, DataRef data, boolean averaged, int top, List<String> groups) {
        return new PredictionsHeader(
                FORMAT,
                checkpoint.stage(),
                checkpoint.epoch(),
                checkpoint.sha256(),
                data.manifest(),
                averaged,
                Math.toIntExact(data.images()),
                data.classes(),
                top,
                groups);
    }
}
