package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.PointJoin;
import dev.plumbline.analytics.points.PointJoin.Joined;
import dev.plumbline.analytics.points.Roster;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Joins runs with evaluations and keeps the trends of whole figures: every series of a figure is on one task, the baseline
 * too.
 *
 * <p>Stored are members and scores, the halves of points; points and their sums are rebuilt from them when the task
 * begins. All trends are then said again, for the last changes before a crash may have been stored and not yet said.
 */
final class TrendProcessor implements Processor<String, Event, String, Event> {
    private static final Duration FLUSH_EVERY = Duration.ofMillis(10);
    private static final Duration REFRESH_EVERY = Duration.ofSeconds(2);

    private final Topics topics;
    private final EventCounter counter;
    private Figures figures = new Figures();
    private @Nullable Wired wired;
    private long oldestUnsaid = Long.MAX_VALUE;
    private long pauseUntil = Long.MIN_VALUE;

    TrendProcessor(Topics topics, EventCounter counter) {
        this.topics = topics;
        this.counter = counter;
    }

    /** What the runtime gives. */
    private record Wired(
            ProcessorContext<String, Event> context, PointJoin join, OnDemandTimer flush, OnDemandTimer refresh) {
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
        PointJoin join = new PointJoin(
                StoreTable.held(context.getStateStore(TrendTopology.MEMBERS)),
                new StoreTable<>(context.getStateStore(TrendTopology.SCORES)));
        ResidualRefresh refresh = new ResidualRefresh(figures, context.getStateStore(TrendTopology.BASELINES));
        OnDemandTimer refreshing = new OnDemandTimer(context, REFRESH_EVERY, now -> {
            forward(refresh.due(), now);
            return refresh.waits();
        });
        wired = new Wired(context, join, new OnDemandTimer(context, FLUSH_EVERY, this::flush), refreshing);
        join.restore(figures::put);
        counter.waiting(join.waiting());
        wired().startTimers();
    }

    @Override
    public void process(Record<String, Event> record) {
        PointJoin join = wired().join();
        if (record.value() instanceof Accepted run) {
            take(topics.accepted().name(), join.join(Roster.of(run)), record.timestamp());
        } else if (record.value() instanceof Evaluation evaluation) {
            take(topics.evaluations().name(), join.join(Score.of(evaluation)), record.timestamp());
        }
    }

    private void take(String topic, Joined joined, long timestamp) {
        counter.joined(topic, joined.outcome());
        counter.waiting(wired().join().waiting());
        for (Point point : joined.points()) {
            if (figures.put(point)) {
                oldestUnsaid = Math.min(oldestUnsaid, timestamp);
                figures.residual(point).ifPresent(residual -> forward(List.of(residual), timestamp));
                wired().startTimers();
            }
        }
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
