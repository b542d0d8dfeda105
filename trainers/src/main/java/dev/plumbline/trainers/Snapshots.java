package dev.plumbline.trainers;

import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.models.Training;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.CheckpointStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far epochs have come whose worker had to leave: the next one goes on from there, to the very bits and metrics of the
 * epoch that nobody interrupted. They save time and decide nothing; one that is torn, or was computed by another engine or
 * from another parent, is passed over.
 *
 * @param engine whose snapshots are taken up
 * @param worth work that is worth a snapshot; what is less is done again
 */
record Snapshots(CheckpointStore store, String engine, Duration worth) {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final String NOTHING = "0".repeat(64);

    /** What the epoch starts from, by its content. */
    private static String from(EpochWork work) {
        CheckpointRef parent = work.parent();
        return parent == null ? NOTHING : parent.sha256();
    }

    /** @throws IOException where the store is out of reach */
    Optional<Checkpoint> of(EpochWork work) throws IOException {
        Optional<Checkpoint> found = store.snapshot(work.stage().id(), work.epoch(), from(work));
        if (found.isPresent() && !found.get().header().engine().equals(engine)) {
            LOG.warn(
                    "{} begins anew: its snapshot was computed by {}, and this is {}",
                    work.work(),
                    found.get().header().engine(),
                    engine);
            return Optional.empty();
        }
        return found;
    }

    /** Where it is worth it; a store that does not take it costs the epoch's work, as a kill would. */
    void keep(EpochWork work, Training training, Duration worked) {
        if (worked.compareTo(worth) < 0) {
            return;
        }
        try {
            Optional<Checkpoint> snapshot = training.snapshot();
            if (snapshot.isPresent()) {
                store.putSnapshot(from(work), snapshot.get());
                LOG.info(
                        "{} is kept as it stands after step {}",
                        work.work(),
                        snapshot.get().header().step());
            }
        } catch (IOException e) {
            LOG.warn("{} is not kept as it stands: {}", work.work(), e.toString());
        }
    }

    /** The epoch is done: nobody goes on from within it. */
    void drop(EpochWork work) {
        try {
            store.dropSnapshots(work.stage().id(), work.epoch());
        } catch (IOException e) {
            LOG.warn("snapshots of {} stay: {}", work.work(), e.toString());
        }
    }
}
