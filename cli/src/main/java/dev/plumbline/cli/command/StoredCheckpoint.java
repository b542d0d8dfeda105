package dev.plumbline.cli.command;

import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.models.checkpoint.FileStore;
import dev.plumbline.models.checkpoint.Inventory;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A checkpoint of a store as a person names it: {@code STAGE}, the last epoch, or {@code STAGE/EPOCH}. */
final class StoredCheckpoint {
    private static final String FORM = "[0-9a-f]{6,64}(/[1-9][0-9]{0,8})?";

    private StoredCheckpoint() {}

    /**
     * @param name the stage by the first 6 or more digits of its id
     * @throws IllegalArgumentException where it is not of that form, or names no stage, several, or no epoch of one
     */
    static CheckpointRef find(FileStore store, String name) throws IOException {
        if (!name.matches(FORM)) {
            throw new IllegalArgumentException(
                    name
                            + " is no file, and no stage either: STAGE or STAGE/EPOCH, with 6 or more digits of the stage's id");
        }
        String[] parts = name.split("/", 2);
        Map<String, TreeMap<Integer, CheckpointDone>> stages =
                Inventory.of(store, "stage/" + parts[0]).current();
        if (stages.size() != 1) {
            throw new IllegalArgumentException(
                    stages.isEmpty()
                            ? "the store has no checkpoint of a stage " + parts[0]
                            : "several stages begin with " + parts[0] + ": " + String.join(", ", stages.keySet()));
        }
        TreeMap<Integer, CheckpointDone> epochs = stages.values().iterator().next();
        CheckpointDone done = parts.length == 1 ? epochs.lastEntry().getValue() : epochs.get(Integer.valueOf(parts[1]));
        if (done == null) {
            throw new IllegalArgumentException(
                    "stage %s has epochs %s, not %s".formatted(parts[0], epochs.keySet(), parts[1]));
        }
        return done.checkpoint();
    }
}
