package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.PointJoin;
import dev.plumbline.analytics.points.PointJoin.Joined;
import dev.plumbline.analytics.points.Roster;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.analytics.points.Table;
import dev.plumbline.analytics.regression.Acceptance;
import dev.plumbline.analytics.regression.AlarmBudget;
import dev.plumbline.analytics.regression.Regressions;
import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.analytics.trends.NamedResiduals;
import dev.plumbline.contracts.Topics;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.NamedBaseline;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Joins runs with evaluations, keeps the trends of whole figures (every series of a figure is on one task, the baseline
 * too), watches each series for regressions, and takes residuals to named baselines.
 *
 * <p>Stored are members and scores, the halves of points; points and their sums are rebuilt from them when the task
 * begins. All trends are then said again, for the last changes before a crash may have been stored and not yet said.
 */
final class TrendProcessor implements Processor<String, Event, String, Event> {
    private static final Duration FLUSH_EVERY = Duration.ofMillis(10);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /**
     * For how long a flush goes on with what is not urgent, in nanoseconds, while events come, and when none do; but at least
     * for a quarter of what the claims took, and for one slice.
     */
    private static final long BUSY = 15_000_000;

    private static final long QUIET = 100_000_000;

    private static final int LEAST_SHARE = 4;

    /** Events have ceased to come when none has for so many nanoseconds. */
    private static final long CEASED = 200_000_000;

    /** The pause behind a flush, in multiples of it: while events come, and while they have come faster than they are read. */
    private static final int PAUSE = 1;

    private static final int PAUSE_BEHIND = 8;

    /** No pause is longer, in nanoseconds: a flush that waited for a processor says nothing of how much there is to say. */
    private static final long LONGEST_PAUSE = 2_000_000_000;

    private static final long BEHIND_MS = 1_000;

    private final Topics topics;
    private final AlarmBudget budget;
    private final EventCounter counter;
    private final LongSupplier nanoTime;
    private @Nullable Wired wired;
    private long newest = Long.MIN_VALUE;
    private long lastEvent;
    private long pauseUntil;

    /** @param nanoTime the context's own clock stands still while a flush works */
    TrendProcessor(Topics topics, AlarmBudget budget, EventCounter counter, LongSupplier nanoTime) {
        this.topics = topics;
        this.budget = budget;
        this.counter = counter;
        this.nanoTime = nanoTime;
        lastEvent = nanoTime.getAsLong();
        pauseUntil = lastEvent;
    }

    /** What the runtime gives, and what is kept for as long as it lasts. */
    private record Wired(
            ProcessorContext<String, Event> context,
            PointJoin join,
            Unsaid unsaid,
            Regressions regressions,
            NamedResiduals named,
            KeyValueStore<String, NamedBaseline> baselines,
            OnDemandTimer flush,
            OnDemandTimer look) {
        void startTimers() {
            flush.start();
            look.start();
        }
    }

    /** Kafka Streams may call this again on the same object, when a task that failed is revived on its stores. */
    @Override
    public void init(ProcessorContext<String, Event> context) {
        Figures figures = new Figures();
        Table<Roster> rosters =
                new HeldTable<>(PartsTable.ofRosters(context.getStateStore(TrendTopology.MEMBERS)), Roster::stage);
        PointJoin join = new PointJoin(rosters, PartsTable.ofVersions(context.getStateStore(TrendTopology.SCORES)));
        Regressions regressions = new Regressions(
                budget,
                rosters,
                new StoreTable<>(context.getStateStore(TrendTopology.ACCEPTANCES)),
                new StoreTable<>(context.getStateStore(TrendTopology.WORDS)));
        NamedResiduals named = new NamedResiduals(figures);
        KeyValueStore<String, NamedBaseline> baselines = context.getStateStore(TrendTopology.NAMED);
        try (KeyValueIterator<String, NamedBaseline> all = baselines.all()) {
            all.forEachRemaining(entry -> named.put(entry.value));
        }
        ResidualRefresh refresh = new ResidualRefresh(figures, context.getStateStore(TrendTopology.BASELINES));
        Unsaid unsaid = new Unsaid(figures, refresh);
        OnDemandTimer flush = new OnDemandTimer(context, FLUSH_EVERY, this::flush);
        OnDemandTimer look = new OnDemandTimer(context, LOOK_EVERY, now -> {
            refresh.look();
            if (refresh.hasMore()) {
                flush.start();
            }
            return refresh.waits();
        });
        wired = new Wired(context, join, unsaid, regressions, named, baselines, flush, look);
        join.restore(point -> {
            unsaid.restore(point);
            regressions.restore(point);
        });
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
        } else if (record.value() instanceof NamedBaseline baseline) {
            take(baseline, record.timestamp());
        } else if (record.value() instanceof Command command && command.action() == Command.Action.ACCEPT_REGRESSION) {
            accept(Acceptance.of(command), record.timestamp());
        }
    }

    private void accept(Acceptance acceptance, long timestamp) {
        Regressions regressions = wired().regressions();
        counter.joined(topics.commands().name(), regressions.outcome(acceptance));
        regressions.accept(acceptance).ifPresent(word -> say(word, timestamp));
    }

    private void take(String topic, Joined joined, long timestamp) {
        counter.joined(topic, joined.outcome());
        counter.waiting(wired().join().waiting());
        newest = timestamp;
        lastEvent = nanoTime.getAsLong();
        joined.points().forEach(point -> {
            if (wired().unsaid().put(point, timestamp)) {
                wired().startTimers();
                wired().named().of(point).forEach(residual -> say(residual, timestamp));
            }
            wired().regressions().put(point).ifPresent(word -> say(word, timestamp));
        });
    }

    /** The residuals of all its points to a version that takes another's place; to the same version they are the same. */
    private void take(NamedBaseline baseline, long timestamp) {
        @Nullable NamedBaseline before = wired().baselines().get(baseline.name());
        if (wired().named().put(baseline)) {
            wired().baselines().put(baseline.name(), baseline);
            if (before == null || !before.version().equals(baseline.version())) {
                wired().named().to(baseline.name()).forEach(residual -> say(residual, timestamp));
            }
        }
    }

    /** At once: what is said so follows from the events' order, whenever flushes come. */
    private void say(Event event, long timestamp) {
        wired().context().forward(new Record<>(event.key(), event, timestamp));
    }

    /**
     * Says what claims rest on, and of the rest as much as there is time for. Then it pauses for a multiple of what that
     * took, so that under load more changes share a trend. What is stored and what is said are committed together, and at
     * once.
     */
    private boolean flush(long now) {
        long begun = nanoTime.getAsLong();
        if (begun - pauseUntil < 0) {
            return true;
        }
        ProcessorContext<String, Event> context = wired().context();
        Unsaid unsaid = wired().unsaid();
        boolean quiet = begun - lastEvent > CEASED;
        unsaid.claims(now, context::forward);
        long claimed = nanoTime.getAsLong();
        long most = Math.max(quiet ? QUIET : BUSY, (claimed - begun) / LEAST_SHARE);
        do {
            unsaid.slice(now, context::forward);
        } while (!unsaid.isEmpty() && nanoTime.getAsLong() - claimed <= most);
        long ended = nanoTime.getAsLong();
        pauseUntil = ended + (quiet ? 0 : Math.min(LONGEST_PAUSE, pause(now) * (ended - begun)));
        context.commit();
        return !unsaid.isEmpty();
    }

    private int pause(long now) {
        return newest < now - BEHIND_MS ? PAUSE_BEHIND : PAUSE;
    }

    private Wired wired() {
        return Objects.requireNonNull(wired, "not initialised");
    }
}
