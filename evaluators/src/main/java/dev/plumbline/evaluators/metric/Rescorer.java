package dev.plumbline.evaluators.metric;

import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.LabelCounts;
import dev.plumbline.contracts.event.PredictionsRef;
import dev.plumbline.datasets.manifest.ClassLabel;
import dev.plumbline.datasets.manifest.CorruptManifest;
import dev.plumbline.datasets.manifest.Manifest;
import dev.plumbline.models.checkpoint.CheckpointStore;
import dev.plumbline.models.checkpoint.CorruptCheckpoint;
import dev.plumbline.models.prediction.KeptPredictions;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Scores evaluations again from the predictions that they cite: no checkpoint, no image and no engine. Safe for several threads. */
public final class Rescorer {
    private final CheckpointStore store;
    private final @Nullable Map<String, String> merged;
    private final Map<String, ClassMap> maps = new ConcurrentHashMap<>();

    /** @param merged what each class becomes, by id; null: classes stay as they are */
    public Rescorer(CheckpointStore store, @Nullable Map<String, String> merged) {
        this.store = store;
        this.merged = merged == null ? null : Map.copyOf(merged);
    }

    /**
     * @throws IllegalArgumentException where the evaluation cites no predictions, or the class map lacks one of its classes
     * @throws CorruptCheckpoint where the predictions, or the manifest whose classes are to be merged, are missing or altered,
     *     or the predictions give other counts than the evaluation has
     */
    public Evaluation.Outcome rescore(Evaluation evaluation) throws IOException, CorruptCheckpoint {
        PredictionsRef ref = evaluation.predictions();
        if (ref == null) {
            throw new IllegalArgumentException("it was scored before predictions were kept");
        }
        PredictionsRef averagedRef = evaluation.averagedPredictions();
        KeptPredictions kept = open(evaluation.checkpoint(), ref);
        KeptPredictions averaged = averagedRef == null ? null : open(evaluation.checkpoint(), averagedRef);
        TestSplit split = TestSplit.of(kept);
        requireCounts(evaluation, Scorer.counts(split, kept.predicted()), ref);
        if (merged == null) {
            return Scorer.outcome(split, kept.predicted(), averaged == null ? null : averaged.predicted());
        }
        ClassMap map = map(kept.header().manifest(), merged);
        return Scorer.outcome(
                split.merged(map), map.of(kept.predicted()), averaged == null ? null : map.of(averaged.predicted()));
    }

    /* Counts of unmerged classes follow from predictions alone: others are of another test set. */
    private static void requireCounts(Evaluation evaluation, LabelCounts counts, PredictionsRef ref)
            throws CorruptCheckpoint {
        if (evaluation.classMap() == null && !counts.equals(evaluation.counts())) {
            throw new CorruptCheckpoint(
                    "predictions " + ref.sha256(),
                    "their counts are not those of the evaluation on %s: accuracy %s, not %s; they may be of another test"
                            .formatted(evaluation.test(), counts.accuracy(), evaluation.accuracy()));
        }
    }

    private KeptPredictions open(CheckpointRef checkpoint, PredictionsRef ref) throws IOException, CorruptCheckpoint {
        String place = "predictions " + ref.sha256();
        KeptPredictions kept = KeptPredictions.read(place, store.predictions(checkpoint, ref.sha256()));
        if (!kept.header().checkpoint().equals(checkpoint.sha256())) {
            throw new CorruptCheckpoint(
                    place,
                    "they are of checkpoint %s, not %s".formatted(kept.header().checkpoint(), checkpoint.sha256()));
        }
        return kept;
    }

    private ClassMap map(String manifest, Map<String, String> classes) throws IOException, CorruptCheckpoint {
        ClassMap known = maps.get(manifest);
        if (known == null) {
            known = ClassMap.of(
                    manifest(manifest).header().classes().stream()
                            .map(ClassLabel::id)
                            .toList(),
                    classes);
            maps.put(manifest, known);
        }
        return known;
    }

    private Manifest manifest(String digest) throws IOException, CorruptCheckpoint {
        byte[] bytes = store.manifest(digest);
        try {
            return Manifest.read(bytes, digest);
        } catch (CorruptManifest e) {
            throw new CorruptCheckpoint("manifest " + digest, String.valueOf(e.getMessage()));
        }
    }
}
