package dev.plumbline.models.checkpoint;

import dev.plumbline.contracts.event.CheckpointDone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads every file that counts, and holds it to its hash: the newest generation of each epoch, predictions, manifests and
 * imported weights. What was collected, or superseded after it was found corrupt, is no fault.
 *
 * @param checked files
 * @param collected checkpoints that were deleted on purpose
 * @param faults one sentence each, which begins with the file
 */
public record Verification(int checked, int collected, List<String> faults) {
    public Verification {
        faults = List.copyOf(faults);
    }

    public static Verification of(FileStore store) throws IOException {
        return new Reading(store).all();
    }

    private static final class Reading {
        private final FileStore store;
        private final List<String> faults = new ArrayList<>();
        private int checked;
        private int collected;

        Reading(FileStore store) {
            this.store = store;
        }

        Verification all() throws IOException {
            Inventory inventory = Inventory.of(store, "");
            for (StoredFile file : inventory.files()) {
                FileName name = file.name();
                if (name instanceof FileName.Marker marker
                        && !inventory.markers().containsKey(marker)) {
                    faults.add(store.place(marker) + ": it is no checkpoint event");
                } else if (name instanceof FileName.Manifest manifest) {
                    check(() -> store.manifest(manifest.sha256()));
                } else if (name instanceof FileName.Predictions predictions) {
                    check(() -> store.predictions(predictions));
                } else if (name instanceof FileName.Imported imported) {
                    check(() -> store.weights(imported.sha256()));
                }
            }
            for (var stage : inventory.current().values()) {
                for (CheckpointDone done : stage.values()) {
                    check(() -> store.open(done.checkpoint()));
                }
            }
            return new Verification(checked, collected, faults);
        }

        private interface Read {
            Object from() throws IOException, CorruptCheckpoint;
        }

        private void check(Read read) throws IOException {
            try {
                read.from();
                checked++;
            } catch (CollectedCheckpoint e) {
                collected++;
            } catch (CorruptCheckpoint e) {
                checked++;
                faults.add(e.getMessage());
            }
        }
    }
}
