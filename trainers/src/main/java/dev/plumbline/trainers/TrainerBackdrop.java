package dev.plumbline.trainers;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.models.StoredImages;
import dev.plumbline.models.Trainings;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.service.work.StorePatience;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What all slots of a trainer share.
 *
 * @param topic where checkpoints are said
 * @param worker and {@code device}: who says so
 */
record TrainerBackdrop(
        CheckpointStore store,
        StorePatience patience,
        Snapshots snapshots,
        StoredImages images,
        Trainings trainings,
        Validator validator,
        PeakMemory peakMemory,
        Topic<CheckpointDone> topic,
        String worker,
        String device,
        InstantSource clock,
        LongSupplier nanoTime,
        Observer observer) {
    /** Is told what the slots do, by several threads at once. */
    interface Observer {
        void began(EpochWork work);

        /** @param images of one batch */
        void trained(EpochWork work, int images);

        /**
         * @param said of the epoch, whoever trained it
         * @param nanos to write the checkpoint and finalise it
         */
        void finalised(CheckpointDone said, long nanos);
    }
}
