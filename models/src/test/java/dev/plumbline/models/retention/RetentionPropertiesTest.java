package dev.plumbline.models.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.models.checkpoint.FileName;
import dev.plumbline.models.checkpoint.Inventory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On stores of any kind. A failure names its seed. */
class RetentionPropertiesTest {
    static LongStream seeds() {
        return new Random(20261126).longs(200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverDeletesWhatIsCitedLastOrBestOrYoung(long seed) {
        Random random = new Random(seed);
        RandomStore drawn = RandomStore.drawn(random);
        Inventory store = drawn.inventory();
        Citations citations = drawn.cited(random);
        Set<FileName> deleted = Retention.plan(store, citations, RandomStore.SAFE).stream()
                .filter(verdict -> !verdict.keeps())
                .map(verdict -> verdict.file().name())
                .collect(Collectors.toSet());
        assertThat(deleted).as("seed %d", seed).noneMatch(citations.cited()::contains);
        assertThat(deleted).as("seed %d", seed).noneMatch(precious(store)::contains);
        assertThat(deleted)
                .as("seed %d", seed)
                .allMatch(name -> name instanceof FileName.Weights || name instanceof FileName.Temporary);
        assertThat(store.files())
                .as("seed %d", seed)
                .filteredOn(file -> !file.modified().isBefore(RandomStore.SAFE))
                .noneMatch(file -> deleted.contains(file.name()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsNothingMoreTheSecondTime(long seed) {
        Random random = new Random(seed);
        RandomStore store = RandomStore.drawn(random);
        Citations citations = store.cited(random);
        List<Verdict> first = Retention.plan(store.inventory(), citations, RandomStore.SAFE).stream()
                .filter(verdict -> !verdict.keeps())
                .toList();
        assertThat(Retention.plan(store.without(first).inventory(), citations, RandomStore.SAFE))
                .as("seed %d", seed)
                .allMatch(Verdict::keeps);
    }

    /** The last, the one before it and the best of each stage, found the slow way. */
    private static List<FileName> precious(Inventory store) {
        List<FileName> precious = new ArrayList<>();
        Set<String> stages = new HashSet<>();
        store.markers().keySet().forEach(marker -> stages.add(marker.stage()));
        for (String stage : stages) {
            List<CheckpointDone> current = store.markers().values().stream()
                    .filter(done -> done.checkpoint().stage().equals(stage))
                    .filter(done -> store.markers().values().stream()
                            .noneMatch(other -> other.checkpoint().stage().equals(stage)
                                    && other.checkpoint().epoch()
                                            == done.checkpoint().epoch()
                                    && other.checkpoint().generation()
                                            > done.checkpoint().generation()))
                    .sorted(Comparator.comparing(done -> -done.checkpoint().epoch()))
                    .toList();
            current.stream()
                    .limit(2)
                    .map(done -> FileName.Weights.of(done.checkpoint()))
                    .forEach(precious::add);
            current.stream()
                    .filter(done -> done.training().validation() != null)
                    .max(Comparator.comparingDouble((CheckpointDone done) -> Objects.requireNonNull(
                                            done.training().validation())
                                    .accuracy())
                            .thenComparing(done -> -done.checkpoint().epoch()))
                    .map(done -> FileName.Weights.of(done.checkpoint()))
                    .ifPresent(precious::add);
        }
        return precious;
    }
}
