package dev.plumbline.analytics.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.points.Roster;
import dev.plumbline.analytics.regression.Acceptance;
import dev.plumbline.analytics.regression.AlarmBudget;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.TrendState;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class TrendProcessorTest {
    private static final long LATER = 60_000;

    private final MockProcessorContext<String, Event> context = new MockProcessorContext<>();
    private final TrendProcessor processor = new TrendProcessor(
            new Topics("plumbline"), AlarmBudget.STANDARD, TestApplication.UNCOUNTED, TestApplication.STANDING);

    @Test
    void aTaskThatIsRevivedOnItsStoresCountsEveryPointOnce() {
        store(TrendTopology.MEMBERS, JsonSerdes.of(Roster.class));
        store(TrendTopology.SCORES, VersionsSerde.serde());
        store(TrendTopology.BASELINES, Serdes.String());
        store(TrendTopology.ACCEPTANCES, JsonSerdes.of(Acceptance.class));
        store(TrendTopology.WORDS, JsonSerdes.of(Regression.class));
        store(TrendTopology.NAMED, JsonSerdes.of(NamedBaseline.class));
        processor.init(context);
        Laboratory.study(2, 1, 1).forEach(event -> processor.process(new Record<>(event.key(), event, 0)));
        List<TrendState> before = said();

        processor.close();
        processor.init(context);

        assertThat(said()).isEqualTo(before).isNotEmpty();
    }

    private <V> void store(String name, Serde<V> values) {
        var store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    private List<TrendState> said() {
        context.resetForwards();
        context.setCurrentSystemTimeMs(LATER);
        context.scheduledPunctuators().stream()
                .filter(timer -> !timer.cancelled())
                .forEach(timer -> timer.getPunctuator().punctuate(LATER));
        return context.forwarded().stream()
                .map(forward -> forward.record().value())
                .flatMap(event -> event instanceof TrendState trend ? Stream.of(trend) : Stream.empty())
                .toList();
    }
}
