package dev.plumbline.analytics.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.points.Member;
import dev.plumbline.analytics.points.Roster;
import dev.plumbline.analytics.points.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartsTableTest {
    private static final int PART = PartsTable.LONGEST_PART;

    private final KeyValueStore<String, Roster> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("rosters"), Serdes.String(), JsonSerdes.of(Roster.class))
            .withLoggingDisabled()
            .build();
    private final Table<Roster> table = PartsTable.ofRosters(store);

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    }

    @Test
    void givesBackListsOfEveryLength() {
        for (int length : List.of(0, 1, PART - 1, PART, PART + 1, 2 * PART, 3 * PART + 7)) {
            Roster roster = roster("stage-" + length, length);
            table.put(roster.stage(), roster);

            assertThat(table.get(roster.stage())).isEqualTo(roster);
        }
    }

    @Test
    void noPartIsLongerThanAPart() {
        table.put("stage", roster("stage", 3 * PART + 7));

        noPartIsLonger();
        assertThat(store.approximateNumEntries()).isEqualTo(4);
    }

    @Test
    void givesEachListOnceInTheOrderOfTheirKeys() {
        List<Roster> rosters =
                List.of(roster("a", 2 * PART), roster("a+b", PART + 1), roster("ab", 1), roster("b", 2 * PART));
        rosters.forEach(roster -> table.put(roster.stage(), roster));

        List<Roster> all = new ArrayList<>();
        table.forEach("", all::add);
        List<Roster> some = new ArrayList<>();
        table.forEach("a", some::add);

        assertThat(all).isEqualTo(rosters);
        assertThat(some).isEqualTo(rosters.subList(0, 3));
    }

    @Test
    void growsByItsEndAndWhereAnElementInItsMidstGoesToTheEnd() {
        table.put("stage", roster("stage", 3 * PART));
        List<Member> members = new ArrayList<>(roster("stage", 3 * PART + 1).members());
        table.put("stage", new Roster("stage", members));
        assertThat(table.get("stage")).isEqualTo(new Roster("stage", members));

        members.add(members.remove(PART + 5));
        table.put("stage", new Roster("stage", members));
        assertThat(table.get("stage")).isEqualTo(new Roster("stage", members));
    }

    /** As an earlier analytics kept it. */
    @Test
    void readsAListThatLiesInOnePartHoweverLong() {
        Roster old = roster("stage", 3 * PART);
        store.put("stage", old);
        assertThat(table.get("stage")).isEqualTo(old);

        Roster grown = roster("stage", 3 * PART + 1);
        table.put("stage", grown);
        assertThat(table.get("stage")).isEqualTo(grown);
        noPartIsLonger();
    }

    private void noPartIsLonger() {
        store.all().forEachRemaining(part -> assertThat(part.value.members()).hasSizeLessThanOrEqualTo(PART));
    }

    private static Roster roster(String stage, int length) {
        Member any = Roster.of(Laboratory.run("objects", 1L, 1)).members().get(0);
        return new Roster(
                stage,
                IntStream.range(0, length)
                        .mapToObj(i -> new Member(
                                stage,
                                any.study(),
                                any.series(),
                                any.task(),
                                any.idTest(),
                                "cameras-" + i,
                                any.role(),
                                any.architecture(),
                                any.pretraining(),
                                any.scratch(),
                                any.epochs(),
                                any.watchedSets()))
                        .toList());
    }
}
