package dev.plumbline.trainers;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointDone.EpochMetrics;
import dev.plumbline.contracts.event.CheckpointDone.Validation;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Failure.Cause;
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
import dev.plumbline.service.work.WorkOutcome;
import dev.plumbline.service.work.WorkProgress;
import dev.plumbline.service.work.WorkStopped;
import dev.plumbline.service.work.Workbench;
import java.io.IOException;
import java.time.Duration;
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
        StepCount steps = new StepCount();
        try {
            DataRef validation = work.validation();
            ImageSet images = insist(
                    progress,
                    () -> backdrop.images()
                            .forTraining(work.stage().data(), work.stage().recipe()));
            ImageSet unseen = validation == null ? null : unseen(work, validation, progress);
            return train(work, new Images(images, unseen), steps, progress);
        } catch (NonFiniteLoss e) {
            throw WorkFailed.at(Cause.NON_FINITE_LOSS, e, e.step());
        } catch (OutOfDeviceMemory | OutOfMemoryError e) {
            throw WorkFailed.at(Cause.OUT_OF_MEMORY, e, steps.failed());
        } catch (UnreadableImage e) {
            throw WorkFailed.at(Cause.DATA, e, steps.failed());
        } catch (UnfitWeights e) {
            throw WorkFailed.of(Cause.DATA, e);
        } catch (CollectedCheckpoint e) {
            throw WorkFailed.of(Cause.COLLECTED, e);
        } catch (CorruptCheckpoint e) {
            throw WorkFailed.of(Cause.CORRUPT_CHECKPOINT, e);
        }
    }

    /** @param unseen to validate on, or null */
    private record Images(ImageSet trained, @Nullable ImageSet unseen) {}

    private ImageSet unseen(EpochWork work, DataRef data, WorkProgress progress)
            throws UnreadableImage, WorkFailed, WorkStopped, InterruptedException {
        return insist(
                progress,
                () -> backdrop.images().open(data, work.stage().recipe().view()));
    }

    /**
     * A training at the begin of the epoch, or within it.
     *
     * @param within how far it has come; null: at the begin
     */
    private record Begun(Training training, Checkpoint.@Nullable Within within) {
        int steps() {
            return within == null ? 0 : within.steps();
        }

        long images() {
            return within == null ? 0 : within.images();
        }
    }

    /** The stage after the epoch before, which is no longer hot, or as one who had to leave left it. */
    private Begun begin(EpochWork work, WorkProgress progress)
            throws CorruptCheckpoint, UnfitWeights, WorkFailed, WorkStopped, InterruptedException {
        Hot kept = hot;
        hot = null;
        if (kept != null && work.epoch() > 1 && kept.checkpoint().equals(work.parent())) {
            return new Begun(kept.training(), null);
        }
        if (kept != null) {
            kept.training().close();
        }
        Optional<Checkpoint> snapshot =
                insist(progress, () -> backdrop.snapshots().of(work));
        if (snapshot.isPresent()) {
            Checkpoint.Within within = snapshot.get().header().within();
            return new Begun(backdrop.trainings().resume(work.stage(), snapshot.get()), within);
        }
        return new Begun(fromTheBegin(work, progress), null);
    }

    private Training fromTheBegin(EpochWork work, WorkProgress progress)
            throws CorruptCheckpoint, UnfitWeights, WorkFailed, WorkStopped, InterruptedException {
        CheckpointRef parent = work.parent();
        if (parent == null) {
            String weights = work.stage().weights();
            return weights == null
                    ? backdrop.trainings().fresh(work.stage())
                    : backdrop.trainings()
                            .fromWeights(
                                    work.stage(),
                                    insist(progress, () -> backdrop.store().weights(weights)));
        }
        Checkpoint checkpoint = insist(progress, () -> backdrop.store().open(parent));
        return work.epoch() > 1
                ? backdrop.trainings().resume(work.stage(), checkpoint)
                : backdrop.trainings().fromParent(work.stage(), checkpoint);
    }

    private Result<CheckpointDone> train(EpochWork work, Images images, StepCount steps, WorkProgress progress)
            throws CorruptCheckpoint, UnfitWeights, NonFiniteLoss, UnreadableImage, WorkStopped, WorkFailed,
                    InterruptedException {
        Begun begun = begin(work, progress);
        Training training = begun.training();
        try {
            progress.expect(training.imagesPerEpoch(), begun.images());
            steps.begin(begun.steps());
            long from = backdrop.nanoTime().getAsLong();
            Optional<EpochMetrics> metrics =
                    training.epoch(work.epoch(), images.trained(), step -> goesOn(work, step, steps, progress));
            steps.end();
            if (metrics.isEmpty()) {
                throw stopped(work, training, from, progress);
            }
            Result<CheckpointDone> said = finalise(work, training, metrics.get(), images.unseen(), progress);
            if (begun.within() != null) {
                backdrop.snapshots().drop(work);
            }
            return said;
        } finally {
            if (hot == null) {
                training.close();
            }
        }
    }

    private boolean goesOn(EpochWork work, StepListener.Step step, StepCount steps, WorkProgress progress) {
        steps.done(step.step());
        backdrop.observer().trained(work, step.batch());
        return progress.reached(step.images());
    }

    private WorkStopped stopped(EpochWork work, Training training, long from, WorkProgress progress) {
        WorkStopped stopped = progress.stopped();
        if (stopped.outcome() == WorkOutcome.HANDED_BACK) {
            Duration worked = Duration.ofNanos(backdrop.nanoTime().getAsLong() - from);
            backdrop.snapshots().keep(work, training, worked);
        }
        return stopped;
    }

    /**
     * The weights first, then the marker that makes them count. Whoever comes second has trained for nothing: the
     * weights and the state go, and the winner's event is said again.
     */
    private Result<CheckpointDone> finalise(
            EpochWork work, Training training, EpochMetrics metrics, @Nullable ImageSet unseen, WorkProgress progress)
            throws UnreadableImage, WorkFailed, WorkStopped, InterruptedException {
        Checkpoint checkpoint = training.checkpoint();
        Validation validation =
                unseen == null ? null : backdrop.validator().validate(work.stage(), checkpoint, unseen, progress);
        long begun = backdrop.nanoTime().getAsLong();
        CheckpointRef ours = insist(progress, () -> backdrop.store().put(checkpoint, work.generation()));
        CheckpointDone event =
                event(work, ours, metrics.with(backdrop.peakMemory().get(), validation));
        byte[] marker = backdrop.topic().encode(event);
        Result<CheckpointDone> said =
                said(insist(progress, () -> backdrop.store().finalise(ours, marker)));
        backdrop.observer().finalised(said.event(), backdrop.nanoTime().getAsLong() - begun);
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
