package dev.plumbline.trainers;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointDone.EpochMetrics;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Failure.Cause;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.models.NonFiniteLoss;
import dev.plumbline.models.StepListener;
import dev.plumbline.models.Training;
import dev.plumbline.models.UnfitWeights;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.CollectedCheckpoint;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.engine.OutOfDeviceMemory;
import dev.plumbline.service.work.Result;
import dev.plumbline.service.work.StorePatience;
import dev.plumbline.service.work.WorkFailed;
import dev.plumbline.service.work.WorkProgress;
import dev.plumbline.service.work.WorkStopped;
import dev.plumbline.service.work.Workbench;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains epochs. The stage trained last stays in memory, and goes on from there if the next item's parent is the very
 * checkpoint it left; any other item begins from the store.
 */
final class EpochBench implements Workbench<EpochWork> {
    private static final Logger LOG = LoggerFactory.getLogger(EpochBench.class);

    private final TrainerBackdrop backdrop;
    private @Nullable Hot hot;

    /** A training whose state is that of the checkpoint. */
    private record Hot(Training training, CheckpointRef checkpoint) {}

    EpochBench(TrainerBackdrop backdrop) {
        this.backdrop = backdrop;
    }

    @Override
    public Optional<Result<CheckpointDone>> done(EpochWork work, WorkProgress progress)
            throws WorkFailed, WorkStopped, InterruptedException {
        Optional<byte[]> marker =
                insist(progress, () -> backdrop.store().marker(work.stage().id(), work.epoch(), work.generation()));
        return marker.isPresent() ? Optional.of(said(marker.get())) : Optional.empty();
    }

    private <T, E extends Exception> T insist(WorkProgress progress, StorePatience.Call<T, E> call)
            throws E, WorkFailed, WorkStopped, InterruptedException {
        return backdrop.patience().insist(progress, call);
    }

    @Override
    public Result<CheckpointDone> perform(EpochWork work, WorkProgress progress)
            throws WorkFailed, WorkStopped, InterruptedException {
        backdrop.observer().began(work);
        try {
            ImageSet images = insist(
                    progress,
                    () -> backdrop.images()
                            .forTraining(work.stage().data(), work.stage().recipe()));
            return train(work, images, progress);
        } catch (NonFiniteLoss e) {
            throw WorkFailed.at(Cause.NON_FINITE_LOSS, e, e.step());
        } catch (OutOfDeviceMemory e) {
            throw WorkFailed.of(Cause.OUT_OF_MEMORY, e);
        } catch (UnreadableImage e) {
            throw WorkFailed.of(Cause.DATA, e);
        } catch (UnfitWeights | CollectedCheckpoint e) {
            throw WorkFailed.of(Cause.DATA, e);
        } catch (CorruptCheckpoint e) {
            throw WorkFailed.of(Cause.CORRUPT_CHECKPOINT, e);
        }
    }

    /** The stage after the epoch before, which is no longer hot. */
    private Training begin(EpochWork work, WorkProgress progress)
            throws CorruptCheckpoint, UnfitWeights, WorkFailed, WorkStopped, InterruptedException {
        Stage stage = work.stage();
        CheckpointRef parent = work.parent();
        Hot kept = hot;
        hot = null;
        if (kept != null && work.epoch() > 1 && kept.checkpoint().equals(parent)) {
            return kept.training();
        }
        if (kept != null) {
            kept.training().close();
        }
        if (parent == null) {
            String weights = stage.weights();
            return weights == null
                    ? backdrop.trainings().fresh(stage)
                    : backdrop.trainings()
                            .fromWeights(
                                    stage,
                                    insist(progress, () -> backdrop.store().weights(weights)));
        }
        Checkpoint checkpoint = insist(progress, () -> backdrop.store().open(parent));
        return work.epoch() > 1
                ? backdrop.trainings().resume(stage, checkpoint)
                : backdrop.trainings().fromParent(stage, checkpoint);
    }

    private Result<CheckpointDone> train(EpochWork work, ImageSet images, WorkProgress progress)
            throws CorruptCheckpoint, UnfitWeights, NonFiniteLoss, UnreadableImage, WorkStopped, WorkFailed,
                    InterruptedException {
        Training training = begin(work, progress);
        try {
            progress.expect(images.count());
            EpochMetrics metrics = training.epoch(work.epoch(), images, step -> goesOn(work, step, progress))
                    .orElseThrow(progress::stopped);
            return finalise(work, training, metrics, progress);
        } finally {
            if (hot == null) {
                training.close();
            }
        }
    }

    private boolean goesOn(EpochWork work, StepListener.Step step, WorkProgress progress) {
        backdrop.observer().trained(work, step.batch());
        return progress.reached(step.images());
    }

    /**
     * The weights first, then the marker that makes them count. Whoever comes second has trained for nothing: the
     * weights and the state go, and the winner's event is said again.
     */
    private Result<CheckpointDone> finalise(
            EpochWork work, Training training, EpochMetrics metrics, WorkProgress progress)
            throws WorkFailed, WorkStopped, InterruptedException {
        long begun = backdrop.nanoTime().getAsLong();
        Checkpoint checkpoint = training.checkpoint();
        CheckpointRef ours = insist(progress, () -> backdrop.store().put(checkpoint, work.generation()));
        byte[] marker = backdrop.topic().encode(event(work, ours, metrics));
        Result<CheckpointDone> said =
                said(insist(progress, () -> backdrop.store().finalise(ours, marker)));
        backdrop.observer().finalised(backdrop.nanoTime().getAsLong() - begun);
        CheckpointRef theirs = said.event().checkpoint();
        if (theirs.equals(ours)) {
            hot = new Hot(training, ours);
        } else if (!theirs.sha256().equals(ours.sha256())) {
            drop(ours);
        }
        return said;
    }

    private CheckpointDone event(EpochWork work, CheckpointRef checkpoint, EpochMetrics metrics) {
        return new CheckpointDone(
                checkpoint,
                work.stage().kind(),
                work.stage().recipe().ref(),
                work.stage().epochs(),
                metrics,
                backdrop.worker(),
                backdrop.device(),
                backdrop.clock().instant());
    }

    private void drop(CheckpointRef weights) {
        try {
            backdrop.store().drop(weights);
        } catch (IOException e) {
            LOG.warn("{} stays, though no marker names it: {}", backdrop.store().uri(weights), e.getMessage());
        }
    }

    private Result<CheckpointDone> said(byte[] marker) throws WorkFailed {
        try {
            return Result.of(backdrop.topic(), backdrop.topic().decode(marker), marker);
        } catch (MalformedEvent e) {
            throw WorkFailed.of(Cause.STORE, e);
        }
    }

    @Override
    public void close() {
        Hot kept = hot;
        hot = null;
        if (kept != null) {
            kept.training().close();
        }
    }
}
