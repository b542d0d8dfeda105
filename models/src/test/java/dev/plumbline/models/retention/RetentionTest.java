package dev.plumbline.models.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.models.checkpoint.FileName;
import dev.plumbline.models.checkpoint.Inventory;
import dev.plumbline.models.checkpoint.StoredFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final String STAGE = RandomStore.digest("stage");

    @Test
    void keepsTheLastTwoAndTheBestByValidation() {
        assertThat(reasons(store(0.5, 0.9, 0.7, 0.6, 0.8), knowing(Set.of(), Set.of())))
                .containsExactly(Reason.PASSED, Reason.BEST, Reason.PASSED, Reason.BEFORE_LAST, Reason.LAST);
    }

    @Test
    void knowsNoBestWithoutValidation() {
        assertThat(reasons(store(-1, -1, -1), knowing(Set.of(), Set.of())))
                .containsExactly(Reason.PASSED, Reason.BEFORE_LAST, Reason.LAST);
    }

    @Test
    void keepsWhatAResultCites() {
        Inventory store = store(0.5, 0.9, 0.7, 0.6, 0.8);
        Citations citing = knowing(Set.of(weights(store, 0)), Set.of());
        assertThat(reasons(store, citing)).startsWith(Reason.CITED, Reason.BEST, Reason.PASSED);
    }

    @Test
    void keepsWhatIsStillToBeScored() {
        assertThat(reasons(store(0.5, 0.9, 0.7, 0.8), knowing(Set.of(), Set.of(STAGE))))
                .containsExactly(Reason.AWAITED, Reason.BEST, Reason.BEFORE_LAST, Reason.LAST);
    }

    @Test
    void leavesStagesAloneThatTheTopicsDoNotKnow() {
        Citations none = new Citations(Set.of(), Set.of(), Set.of());
        assertThat(reasons(store(0.5, 0.9, 0.7), none)).containsOnly(Reason.UNKNOWN_STAGE);
    }

    @Test
    void leavesAStageAloneOfWhichAMarkerCannotBeRead() {
        Inventory whole = store(0.5, 0.9, 0.7);
        Map<FileName.Marker, CheckpointDone> readable = whole.markers().entrySet().stream()
                .filter(marker -> marker.getKey().epoch() != 2)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(reasons(new Inventory(whole.files(), readable), knowing(Set.of(), Set.of())))
                .containsOnly(Reason.UNREADABLE_MARKER);
    }

    @Test
    void deletesWhatALaterGenerationSupersedes() {
        RandomStore store = new RandomStore();
        store.checkpoint(STAGE, 1, 1, 0.9);
        store.checkpoint(STAGE, 1, 2, 0.1);
        assertThat(reasons(store.inventory(), knowing(Set.of(), Set.of())))
                .containsExactlyInAnyOrder(Reason.SUPERSEDED, Reason.LAST);
    }

    @Test
    void deletesWhatNoMarkerNamesOnceItIsOld() {
        RandomStore store = new RandomStore();
        store.file(new FileName.Weights(STAGE, 1, RandomStore.digest("old")), RandomStore.OLD);
        store.file(new FileName.Weights(STAGE, 1, RandomStore.digest("young")), RandomStore.YOUNG);
        store.file(new FileName.Temporary("stage/tmp-1"), RandomStore.OLD);
        store.file(new FileName.Temporary("stage/tmp-2"), RandomStore.YOUNG);
        assertThat(Retention.plan(store.inventory(), knowing(Set.of(), Set.of()), RandomStore.SAFE).stream()
                        .map(Verdict::reason))
                .containsExactly(Reason.ORPHAN, Reason.YOUNG, Reason.TEMPORARY, Reason.YOUNG);
    }

    @Test
    void keepsASnapshotUntilItsEpochIsDone() {
        RandomStore store = new RandomStore();
        store.checkpoint(STAGE, 1, 1, 0.9);
        for (int epoch = 1; epoch <= 2; epoch++) {
            store.file(
                    new FileName.Snapshot(STAGE, epoch, "0".repeat(64), RandomStore.digest("snapshot")),
                    RandomStore.OLD);
        }
        assertThat(Retention.plan(store.inventory(), knowing(Set.of(), Set.of()), RandomStore.SAFE).stream()
                        .filter(verdict -> verdict.file().name() instanceof FileName.Snapshot)
                        .map(Verdict::reason))
                .containsExactly(Reason.OUTLIVED, Reason.SNAPSHOT);
    }

    @Test
    void keepsPredictionsAsLongAsAnEvaluationCitesThem() {
        RandomStore store = new RandomStore();
        FileName.Predictions cited = new FileName.Predictions(STAGE, 1, RandomStore.digest("cited"));
        store.file(cited, RandomStore.OLD);
        store.file(new FileName.Predictions(STAGE, 1, RandomStore.digest("other")), RandomStore.OLD);
        store.file(new FileName.Predictions(STAGE, 1, RandomStore.digest("young")), RandomStore.YOUNG);
        String stranger = RandomStore.digest("stranger");
        store.file(new FileName.Predictions(stranger, 1, RandomStore.digest("other")), RandomStore.OLD);
        Citations citations = new Citations(Set.of(STAGE), Set.of(cited), Set.of());
        assertThat(Retention.plan(store.inventory(), citations, RandomStore.SAFE).stream()
                        .map(Verdict::reason))
                .containsExactly(Reason.CITED, Reason.UNCITED, Reason.YOUNG, Reason.UNKNOWN_STAGE);
    }

    private static List<Reason> reasons(Inventory inventory, Citations citations) {
        return Retention.plan(inventory, citations, RandomStore.SAFE).stream()
                .filter(verdict -> verdict.file().name() instanceof FileName.Weights)
                .map(Verdict::reason)
                .toList();
    }

    /** One stage, an epoch for each accuracy; negative: not validated. */
    private static Inventory store(double... accuracies) {
        RandomStore store = new RandomStore();
        for (int i = 0; i < accuracies.length; i++) {
            store.checkpoint(STAGE, i + 1, 1, accuracies[i]);
        }
        return store.inventory();
    }

    private static FileName.Weights weights(Inventory inventory, int index) {
        return inventory.files().stream()
                .map(StoredFile::name)
                .filter(FileName.Weights.class::isInstance)
                .map(FileName.Weights.class::cast)
                .toList()
                .get(index);
    }

    private static Citations knowing(Set<FileName.Weights> cited, Set<String> awaited) {
        return new Citations(Set.of(STAGE), cited, awaited);
    }
}
