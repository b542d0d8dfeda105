package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.PointJoin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Gives one side's values to the join, whose tables both sides share, and sends the points to their figures. */
final class JoinProcessor<V> extends ContextualProcessor<String, V, String, Point> {
    private final String topic;
    private final BiFunction<PointJoin, V, Optional<List<Point>>> side;
    private final EventCounter counter;
    private @Nullable PointJoin join;

    JoinProcessor(String topic, BiFunction<PointJoin, V, Optional<List<Point>>> side, EventCounter counter) {
        this.topic = topic;
        this.side = side;
        this.counter = counter;
    }

    @Override
    public void init(ProcessorContext<String, Point> context) {
        super.init(context);
        join = new PointJoin(
                new StoreTable<>(context.getStateStore(TrendTopology.MEMBERS)),
                new StoreTable<>(context.getStateStore(TrendTopology.SCORES)));
    }

    @Override
    public void process(Record<String, V> record) {
        Optional<List<Point>> points = side.apply(Objects.requireNonNull(join), record.value());
        counter.count(topic, points.isPresent() ? EventCounter.Outcome.JOINED : EventCounter.Outcome.KNOWN);
        points.ifPresent(all ->
                all.forEach(point -> context().forward(new Record<>(point.figure(), point, record.timestamp()))));
    }
}
