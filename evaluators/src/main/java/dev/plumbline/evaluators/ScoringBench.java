package dev.plumbline.evaluators;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Failure.Cause;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.models.Scoring;
import dev.plumbline.models.StoredImages;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.checkpoint.CollectedCheckpoint;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.engine.Engine;
import dev.plumbline.models.engine.OutOfDeviceMemory;
import dev.plumbline.models.engine.Predictions;
import dev.plumbline.service.work.Result;
import dev.plumbline.service.work.StorePatience;
import dev.plumbline.service.work.WorkFailed;
import dev.plumbline.service.work.WorkProgress;
import dev.plumbline.service.work.WorkStopped;
import dev.plumbline.service.work.Workbench;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Scores checkpoints. The last one stays in memory, for its test sets come in a row. */
final class ScoringBench implements Workbench<EvaluationWork> {
    private final Backdrop backdrop;
    private @Nullable Hot hot;

    /** What all slots of an evaluator share. */
    record Backdrop(
            CheckpointStore store,
            StorePatience patience,
            StoredImages images,
            Engine engine,
            Topic<Evaluation> topic,
            String worker,
            InstantSource clock) {}

    private record Hot(CheckpointRef checkpoint, Scoring scoring) {}

    ScoringBench(Backdrop backdrop) {
        this.backdrop = backdrop;
    }

    @Override
    public Result<Evaluation> perform(EvaluationWork work, WorkProgress progress)
            throws WorkFailed, WorkStopped, InterruptedException {
        try {
            ImageSet images = backdrop.patience()
                    .insist(
                            progress,
                            () -> backdrop.images()
                                    .open(
                                            work.test().data(),
                                            work.stage().recipe().view()));
            progress.expect(images.count());
            Scoring.Answers answers =
                    scoring(work, progress).answers(images, progress::reached).orElseThrow(progress::stopped);
            Predictions averaged = answers.averaged();
            return Result.of(
                    backdrop.topic(),
                    Evaluation.of(
                            work,
                            counts(images, answers.weights().labels()),
                            averaged == null ? null : counts(images, averaged.labels()),
                            backdrop.worker(),
                            backdrop.clock().instant()));
        } catch (OutOfDeviceMemory e) {
            throw WorkFailed.of(Cause.OUT_OF_MEMORY, e);
        } catch (UnreadableImage e) {
            throw WorkFailed.of(Cause.DATA, e);
        } catch (CollectedCheckpoint e) {
            throw WorkFailed.of(Cause.COLLECTED, e);
        } catch (CorruptCheckpoint e) {
            throw WorkFailed.of(Cause.CORRUPT_CHECKPOINT, e);
        }
    }

    private Scoring scoring(EvaluationWork work, WorkProgress progress)
            throws CorruptCheckpoint, WorkFailed, WorkStopped, InterruptedException {
        Hot kept = hot;
        if (kept != null && kept.checkpoint().equals(work.checkpoint())) {
            return kept.scoring();
        }
        close();
        Checkpoint checkpoint =
                backdrop.patience().insist(progress, () -> backdrop.store().open(work.checkpoint()));
        Scoring scoring = new Scoring(backdrop.engine(), work.stage(), checkpoint);
        hot = new Hot(work.checkpoint(), scoring);
        return scoring;
    }

    /** @param predicted labels, in the order of the images */
    static LabelCounts counts(ImageSet images, int[] predicted) {
        long[] support = new long[images.classes()];
        long[] given = new long[images.classes()];
        long[] correct = new long[images.classes()];
        for (int i = 0; i < predicted.length; i++) {
            int label = images.label(i);
            support[label]++;
            given[predicted[i]]++;
            if (predicted[i] == label) {
                correct[label]++;
            }
        }
        return LabelCounts.of(support, given, correct);
    }

    @Override
    public void close() {
        Hot kept = hot;
        hot = null;
        if (kept != null) {
            kept.scoring().close();
        }
    }
}
