package dev.plumbline.models.retention;

import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointDone.Validation;
import dev.plumbline.models.checkpoint.FileName;
import dev.plumbline.models.checkpoint.Inventory;
import dev.plumbline.models.checkpoint.StoredFile;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Says what is to become of every file of a store; it deletes nothing. Of each stage the last checkpoint stays, the one
 * before it (from which a corrupt last one is trained again), and the best by ID validation, never by a test.
 */
public final class Retention {
    private final Citations citations;
    private final Instant youngFrom;
    private final Map<String, Lineage> lineages;
    private final Set<String> unreadable = new HashSet<>();

    private Retention(Inventory inventory, Citations citations, Instant youngFrom) {
        this.citations = citations;
        this.youngFrom = youngFrom;
        this.lineages = Lineage.of(inventory);
        for (StoredFile file : inventory.files()) {
            if (file.name() instanceof FileName.Marker marker
                    && !inventory.markers().containsKey(marker)) {
                unreadable.add(marker.stage());
            }
        }
    }

    /** @param youngFrom what was modified since then is kept: a running epoch's file has no marker yet */
    public static List<Verdict> plan(Inventory inventory, Citations citations, Instant youngFrom) {
        Retention retention = new Retention(inventory, citations, youngFrom);
        return inventory.files().stream()
                .map(file -> new Verdict(file, retention.reason(file)))
                .toList();
    }

    private Reason reason(StoredFile file) {
        FileName name = file.name();
        if (name instanceof FileName.Weights weights) {
            return isYoung(file) ? Reason.YOUNG : reason(weights);
        }
        if (name instanceof FileName.Predictions predictions) {
            return isYoung(file) ? Reason.YOUNG : reason(predictions);
        }
        if (name instanceof FileName.Snapshot snapshot) {
            return isYoung(file) || !isDone(snapshot) ? Reason.SNAPSHOT : Reason.OUTLIVED;
        }
        if (name instanceof FileName.Temporary) {
            return isYoung(file) ? Reason.YOUNG : Reason.TEMPORARY;
        }
        if (name instanceof FileName.Marker) {
            return Reason.MARKER;
        }
        if (name instanceof FileName.Tombstone) {
            return Reason.TOMBSTONE;
        }
        if (name instanceof FileName.Manifest) {
            return Reason.MANIFEST;
        }
        return name instanceof FileName.Imported ? Reason.IMPORTED : Reason.FOREIGN;
    }

    private Reason reason(FileName.Predictions predictions) {
        if (!citations.known().contains(predictions.stage())) {
            return Reason.UNKNOWN_STAGE;
        }
        return citations.cited().contains(predictions) ? Reason.CITED : Reason.UNCITED;
    }

    private boolean isDone(FileName.Snapshot snapshot) {
        Lineage lineage = lineages.get(snapshot.stage());
        return lineage != null && lineage.named.stream().anyMatch(weights -> weights.epoch() == snapshot.epoch());
    }

    private boolean isYoung(StoredFile file) {
        return !file.modified().isBefore(youngFrom);
    }

    private Reason reason(FileName.Weights weights) {
        if (!citations.known().contains(weights.stage())) {
            return Reason.UNKNOWN_STAGE;
        }
        if (unreadable.contains(weights.stage())) {
            return Reason.UNREADABLE_MARKER;
        }
        if (citations.cited().contains(weights)) {
            return Reason.CITED;
        }
        Lineage lineage = lineages.get(weights.stage());
        if (lineage == null || !lineage.named.contains(weights)) {
            return Reason.ORPHAN;
        }
        Reason merit = lineage.merits.get(weights);
        if (merit == null) {
            return Reason.SUPERSEDED;
        }
        boolean awaited = merit == Reason.PASSED && citations.awaited().contains(weights.stage());
        return awaited ? Reason.AWAITED : merit;
    }

    /**
     * The checkpoints of one stage.
     *
     * @param named by any marker
     * @param merits of those that count: the newest generation of each epoch
     */
    private record Lineage(Set<FileName.Weights> named, Map<FileName.Weights, Reason> merits) {
        static Map<String, Lineage> of(Inventory inventory) {
            Map<String, Set<FileName.Weights>> named = new HashMap<>();
            for (CheckpointDone done : inventory.markers().values()) {
                named.computeIfAbsent(done.checkpoint().stage(), stage -> new HashSet<>())
                        .add(FileName.Weights.of(done.checkpoint()));
            }
            Map<String, Lineage> lineages = new HashMap<>();
            inventory
                    .current()
                    .forEach((stage, epochs) ->
                            lineages.put(stage, new Lineage(named.getOrDefault(stage, Set.of()), merits(epochs))));
            return lineages;
        }

        private static Map<FileName.Weights, Reason> merits(TreeMap<Integer, CheckpointDone> epochs) {
            Map<FileName.Weights, Reason> merits = new HashMap<>();
            CheckpointDone best = null;
            for (CheckpointDone done : epochs.values()) {
                merits.put(FileName.Weights.of(done.checkpoint()), Reason.PASSED);
                best = best == null || accuracy(done) > accuracy(best) ? done : best;
            }
            if (best != null && accuracy(best) >= 0) {
                merits.put(FileName.Weights.of(best.checkpoint()), Reason.BEST);
            }
            int last = epochs.lastKey();
            Map.Entry<Integer, CheckpointDone> before = epochs.lowerEntry(last);
            if (before != null) {
                merits.put(FileName.Weights.of(before.getValue().checkpoint()), Reason.BEFORE_LAST);
            }
            merits.put(FileName.Weights.of(epochs.lastEntry().getValue().checkpoint()), Reason.LAST);
            return merits;
        }

        /** On ID validation, with the averaged weights where they do better; -1 where it was not validated. */
        private static double accuracy(CheckpointDone done) {
            Validation validation = done.training().validation();
            if (validation == null) {
                return -1;
            }
            Double averaged = validation.averagedAccuracy();
            return averaged == null ? validation.accuracy() : Math.max(validation.accuracy(), averaged);
        }
    }
}
