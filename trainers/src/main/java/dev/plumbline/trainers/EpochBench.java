package dev.plumbline.trainers;

import dev.plumbline.contracts.InvalidField;
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
import dev.plumbline.models.Training;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.service.work.Result;
import dev.plumbline.service.work.WorkFailed;
import dev.plumbline.service.work.WorkProgress;
import dev.plumbline.service.work.WorkStopped;
import dev.plumbline.service.work.Workbench;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trains epochs. The stage trained last stays in memory, and goes on from there if the next item's parent is the very
 * checkpoint it left; any other item begins from the store.
 */
final class EpochBench implements Workbench<EpochWork> {
    private final TrainerBackdrop backdrop;
    private @Nullable Hot hot;

    /** A training whose state is that of the checkpoint. */
    private record Hot(Training training, CheckpointRef checkpoint) {}

    EpochBench(TrainerBackdrop backdrop) {
        this.backdrop = backdrop;
    }

    @Override
    public Optional<Result<CheckpointDone>> done(EpochWork work) throws WorkFailed {
        try {
            Optional<byte[]> marker = backdrop.store().marker(work.stage().id(), work.epoch(), work.generation());
            return marker.isPresent() ? Optional.of(said(marker.get())) : Optional.empty();
        } catch (IOException e) {
            throw WorkFailed.of(Cause.STORE, e);
        }
    }

    @Override
    public Result<CheckpointDone> perform(EpochWork work, WorkProgress progress) throws WorkFailed, WorkStopped {
        backdrop.observer().began(work);
        try {
            ImageSet images = backdrop.images()
                    .open(work.stage().data(), work.stage().recipe().imageSize());
            Training training = begin(work);
            try {
                EpochMetrics metrics = train(training, work.epoch(), images, progress);
                return finalise(work, training, metrics);
            } catch (Throwable t) {
                training.close();
                throw t;
            }
        } catch (NonFiniteLoss e) {
            throw WorkFailed.at(Cause.NON_FINITE_LOSS, e, e.step());
        } catch (UnreadableImage | InvalidField e) {
            throw WorkFailed.of(Cause.DATA, e);
        } catch (CorruptCheckpoint e) {
            throw WorkFailed.of(Cause.CORRUPT_CHECKPOINT, e);
        } catch (IOException e) {
            throw WorkFailed.of(Cause.STORE, e);
        }
    }

    /** The stage after the epoch before; it is the caller's to close. */
    private Training begin(EpochWork work) throws IOException, CorruptCheckpoint {
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
            return backdrop.trainings().fresh(stage);
        }
        Checkpoint checkpoint = backdrop.store().open(parent);
        return work.epoch() > 1
                ? backdrop.trainings().resume(stage, checkpoint)
                : backdrop.trainings().fromParent(stage, checkpoint);
    }

    private static EpochMetrics train(Training training, int epoch, ImageSet images, WorkProgress progress)
            throws NonFiniteLoss, UnreadableImage, WorkStopped {
        progress.expect(images.count());
        StopAtStep listener = new StopAtStep(progress);
        Optional<EpochMetrics> metrics = training.epoch(epoch, images, listener);
        if (metrics.isEmpty()) {
            throw listener.stopped();
        }
        return metrics.get();
    }

    /**
     * The weights first, then the marker that makes them count. Whoever comes second has trained for nothing: the
     * weights and the state go, and the winner's event is said again.
     */
    private Result<CheckpointDone> finalise(EpochWork work, Training training, EpochMetrics metrics)
            throws IOException, WorkFailed {
        long begun = backdrop.nanoTime().getAsLong();
        CheckpointRef ours = backdrop.store().put(training.checkpoint(), work.generation());
        CheckpointDone event = new CheckpointDone(
                ours,
                work.stage().kind(),
                work.stage().epochs(),
                metrics,
                backdrop.worker(),
                backdrop.device(),
                backdrop.clock().instant());
        byte[] bytes = backdrop.topic().encode(event);
        Result<CheckpointDone> said = said(backdrop.store().finalise(ours, bytes));
        backdrop.observer().finalised(work, metrics, backdrop.nanoTime().getAsLong() - begun);
        CheckpointRef theirs = said.event().checkpoint();
        if (theirs.equals(ours)) {
            hot = new Hot(training, ours);
        } else {
            training.close();
            if (!theirs.sha256().equals(ours.sha256())) {
                backdrop.store().drop(ours);
            }
        }
        return said;
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
