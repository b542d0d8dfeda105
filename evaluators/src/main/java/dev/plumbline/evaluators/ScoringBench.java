package dev.plumbline.evaluators;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.DataRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Failure.Cause;
import dev.plumbline.contracts.event.PredictionsRef;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.datasets.ImageSet;
import dev.plumbline.datasets.UnreadableImage;
import dev.plumbline.evaluators.metric.Scorer;
import dev.plumbline.evaluators.metric.TestSplit;
import dev.plumbline.models.Classifier;
import dev.plumbline.models.Scoring;
import dev.plumbline.models.StoredImages;
import dev.plumbline.models.checkpoint.Checkpoint;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.checkpoint.CollectedCheckpoint;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.engine.OutOfDeviceMemory;
import dev.plumbline.models.engine.Predictions;
import dev.plumbline.models.prediction.KeptPredictions;
import dev.plumbline.models.prediction.PredictionsHeader;
import dev.plumbline.service.work.Result;
import dev.plumbline.service.work.StorePatience;
import dev.plumbline.service.work.WorkFailed;
import dev.plumbline.service.work.WorkProgress;
import dev.plumbline.service.work.WorkStopped;
import dev.plumbline.service.work.Workbench;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Scores checkpoints. The last one stays in memory, for its test sets come in a row. */
final class ScoringBench implements Workbench<EvaluationWork> {
    private final Backdrop backdrop;
    private @Nullable Hot hot;

    /** Makes a classifier of a checkpoint: a trained head, or what scores a task's classes without one. */
    @FunctionalInterface
    interface Classifiers {
        Classifier of(Stage stage, Checkpoint checkpoint);
    }

    /** What all slots of an evaluator share. */
    record Backdrop(
            CheckpointStore store,
            StorePatience patience,
            StoredImages images,
            Classifiers classifiers,
            Topic<Evaluation> topic,
            String worker,
            InstantSource clock) {}

    private record Hot(CheckpointRef checkpoint, Classifier classifier) {}

    ScoringBench(Backdrop backdrop) {
        this.backdrop = backdrop;
    }

    @Override
    public Result<Evaluation> perform(EvaluationWork work, WorkProgress progress)
            throws WorkFailed, WorkStopped, InterruptedException {
        try {
            DataRef data = work.test().data();
            ImageSet images = backdrop.patience()
                    .insist(
                            progress,
                            () -> backdrop.images()
                                    .open(data, work.stage().recipe().view()));
            TestSplit split = TestSplit.of(
                    backdrop.patience().insist(progress, () -> backdrop.images().rows(data)));
            progress.expect(images.count());
            Scoring.Answers answers = classifier(work, progress)
                    .answers(images, progress::reached)
                    .orElseThrow(progress::stopped);
            requireFinite(work, answers.weights());
            return Result.of(backdrop.topic(), evaluation(work, split, answers, progress));
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

    /** A class all the same comes of a model that answers with no numbers: it would be counted as if it were said. */
    private static void requireFinite(EvaluationWork work, Predictions predictions) throws WorkFailed {
        int lost = predictions.unanswered();
        if (lost > 0) {
            throw WorkFailed.of(
                    Cause.NON_FINITE_LOSS,
                    new ArithmeticException("checkpoint %s answers %d of %d images of %s with no finite number"
                            .formatted(
                                    work.checkpoint().sha256(),
                                    lost,
                                    predictions.images(),
                                    work.test().name())));
        }
    }

    /** Predictions are in the store before anyone hears of them. */
    private Evaluation evaluation(EvaluationWork work, TestSplit split, Scoring.Answers answers, WorkProgress progress)
            throws WorkFailed, WorkStopped, InterruptedException {
        Predictions averaged = answers.averaged();
        return Evaluation.of(
                work,
                Scorer.outcome(split, answers.weights().labels(), averaged == null ? null : averaged.labels()),
                keep(work, split, answers.weights(), false, progress),
                averaged == null ? null : keep(work, split, averaged, true, progress),
                backdrop.worker(),
                backdrop.clock().instant());
    }

    private PredictionsRef keep(
            EvaluationWork work, TestSplit split, Predictions predictions, boolean averaged, WorkProgress progress)
            throws WorkFailed, WorkStopped, InterruptedException {
        CheckpointRef checkpoint = work.checkpoint();
        PredictionsHeader header =
                PredictionsHeader.of(checkpoint, work.test().data(), averaged, predictions.top(), split.groupNames());
        ByteBuffer file = KeptPredictions.encode(header, split.labels(), split.groups(), predictions);
        String sha256 =
                backdrop.patience().insist(progress, () -> backdrop.store().putPredictions(checkpoint, file));
        return new PredictionsRef(sha256, file.remaining(), split.images(), predictions.top());
    }

    private Classifier classifier(EvaluationWork work, WorkProgress progress)
            throws CorruptCheckpoint, WorkFailed, WorkStopped, InterruptedException {
        Hot kept = hot;
        if (kept != null && kept.checkpoint().equals(work.checkpoint())) {
            return kept.classifier();
        }
        close();
        Checkpoint checkpoint =
                backdrop.patience().insist(progress, () -> backdrop.store().open(work.checkpoint()));
        Classifier classifier = backdrop.classifiers().of(work.stage(), checkpoint);
        hot = new Hot(work.checkpoint(), classifier);
        return classifier;
    }

    @Override
    public void close() {
        Hot kept = hot;
        hot = null;
        if (kept != null) {
            kept.classifier().close();
        }
    }
}
