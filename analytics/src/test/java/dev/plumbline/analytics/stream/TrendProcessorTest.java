package dev.plumbline.analytics.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.points.Member;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.PointJoin;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.analytics.points.Table;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.TrendState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    private final TrendProcessor processor = new TrendProcessor();

    @Test
    void aTaskThatIsRevivedOnItsStoresCountsEveryPointOnce() {
        store(TrendTopology.POINTS, JsonSerdes.of(Point.class));
        store(TrendTopology.BASELINES, Serdes.String());
        processor.init(context);
        points().forEach(point -> processor.process(new Record<>(point.figure(), point, 0)));
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

    private static List<Point> points() {
        PointJoin join = new PointJoin(Table.inMemory(), Table.inMemory());
        List<Point> points = new ArrayList<>();
        for (Event event : Laboratory.study(2, 1, 1)) {
            if (event instanceof Accepted run) {
                Member.of(run).forEach(member -> join.join(member).ifPresent(points::addAll));
            } else {
                Optional<? extends Collection<Point>> joined = join.join(Score.of((Evaluation) event));
                joined.ifPresent(points::addAll);
            }
        }
        return points;
    }
}
