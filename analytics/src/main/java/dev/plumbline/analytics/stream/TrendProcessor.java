package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.contracts.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the trends of whole figures: every series of a figure is on one task, the baseline too.
 *
 * <p>Only points are stored; sums are rebuilt from them when the task begins. All trends are then said again, for the
 * last changes before a crash may have been stored and not yet said.
 */
final class TrendProcessor implements Processor<String, Point, String, Event> {
    private static final Duration FLUSH_EVERY = Duration.ofMillis(10);
    private static final Duration REFRESH_EVERY = Duration.ofSeconds(2);

    private Figures figures = new Figures();
    private @Nullable Wired wired;
    private long oldestUnsaid = Long.MAX_VALUE;
    private long pauseUntil = Long.MIN_VALUE;

    /** What the runtime gives. */
    private record Wired(
            ProcessorContext<String, Event> context,
            KeyValueStore<String, Point> points,
            OnDemandTimer flush,
            OnDemandTimer refresh) {
        void startTimers() {
            flush.start();
            refresh.start();
        }
    }

    /** Kafka Streams may call this again on the same object, when a task that failed is revived on its stores. */
    @Override
    public void init(ProcessorContext<String, Event> context) {
        figures = new Figures();
        oldestUnsaid = Long.MAX_VALUE;
        KeyValueStore<String, Point> points = context.getStateStore(TrendTopology.POINTS);
        ResidualRefresh refresh = new ResidualRefresh(figures, context.getStateStore(TrendTopology.BASELINES));
        OnDemandTimer refreshing = new OnDemandTimer(context, REFRESH_EVERY, now -> {
            forward(refresh.due(), now);
            return refresh.waits();
        });
        wired = new Wired(context, points, new OnDemandTimer(context, FLUSH_EVERY, this::flush), refreshing);
        try (KeyValueIterator<String, Point> all = points.all()) {
            all.forEachRemaining(entry -> figures.update(null, entry.value));
        }
        wired().startTimers();
    }

    @Override
    public void process(Record<String, Point> record) {
        Point now = record.value();
        KeyValueStore<String, Point> points = wired().points();
        Point before = points.get(now.key());
        if (now.equals(before)) {
            return;
        }
        points.put(now.key(), now);
        figures.update(before, now);
        oldestUnsaid = Math.min(oldestUnsaid, record.timestamp());
        figures.residual(now).ifPresent(residual -> forward(List.of(residual), record.timestamp()));
        wired().startTimers();
    }

    /**
     * Says every trend that changed, and then pauses for as long as that took, so that under load more changes share a
     * trend. A trend's timestamp is the oldest evaluation's that it is the first to count. The points and their trends are
     * committed together, and at once.
     */
    private boolean flush(long now) {
        if (now < pauseUntil) {
            return true;
        }
        forward(figures.drain(), Math.min(now, oldestUnsaid));
        oldestUnsaid = Long.MAX_VALUE;
        long end = wired().context().currentSystemTimeMs();
        pauseUntil = end + (end - now);
        wired().context().commit();
        return false;
    }

    private void forward(List<? extends Event> events, long timestamp) {
        events.forEach(event -> wired().context().forward(new Record<>(event.key(), event, timestamp)));
    }

    private Wired wired() {
        return Objects.requireNonNull(wired, "not initialised");
    }
}
