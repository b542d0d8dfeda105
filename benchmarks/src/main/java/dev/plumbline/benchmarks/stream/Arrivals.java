package dev.plumbline.benchmarks.stream;

import dev.plumbline.contracts.MalformedEvent;
import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.TrendState;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/**
 * When the trends count which evaluations. The n-th checkpoint of a series is counted when its trend of accuracy that claims
 * rest on counts n points; it was due when its second evaluation was to be sent. Safe for several threads.
 */
final class Arrivals {
    private static final String CLAIM = "/accuracy/logit/pretraining";

    private final Fleet fleet;
    private final Topic<TrendState> trends;
    private final Map<String, Deque<Long>> due = new HashMap<>();
    private final Map<String, Long> counted = new HashMap<>();
    /** The last trend of each key, and how many points it counts where that was asked for. */
    private final Map<String, byte[]> unread = new HashMap<>();

    private final Map<String, Long> lastByKey = new HashMap<>();
    private double[] milliseconds = new double[1024];
    private int measured;
    private @Nullable Exception failure;

    Arrivals(Fleet fleet, Topic<TrendState> trends) {
        this.fleet = fleet;
        this.trends = trends;
    }

    synchronized void failed(Exception why) {
        failure = why;
    }

    /** An evaluation is sent now, and was due at an instant of {@link System#nanoTime}. */
    synchronized void due(int evaluation, long nanos) {
        if (evaluation % 2 == 1) {
            due.computeIfAbsent(fleet.run(evaluation / 2).series(), name -> new ArrayDeque<>())
                    .add(nanos);
        }
    }

    /** A trend was read. */
    synchronized void on(String key, byte[] trend) {
        if (key.endsWith(CLAIM)) {
            count(key.substring(0, key.indexOf("/" + Fleet.TASK)), note(key, trend));
        } else {
            unread.put(key, trend);
        }
    }

    private long note(String key, byte[] trend) {
        TrendState.Counts counts = read(trend).counts();
        long points = counts.points() + counts.belowConstant() + counts.idAtBound() + counts.oodAtBound();
        lastByKey.put(key, points);
        return points;
    }

    private TrendState read(byte[] trend) {
        try {
            return trends.decode(trend);
        } catch (MalformedEvent e) {
            throw new IllegalStateException(e);
        }
    }

    private void count(String series, long points) {
        long now = System.nanoTime();
        long before = counted.getOrDefault(series, 0L);
        counted.put(series, points);
        Deque<Long> waiting = due.getOrDefault(series, new ArrayDeque<>());
        for (long n = before; n < points && !waiting.isEmpty(); n++) {
            measure((now - waiting.remove()) / 1e6);
        }
    }

    private void measure(double delay) {
        if (measured == milliseconds.length) {
            milliseconds = Arrays.copyOf(milliseconds, 2 * measured);
        }
        milliseconds[measured++] = delay;
    }

    /** Begins a new measurement; earlier checkpoints must all have been counted, or were published unmeasured. */
    synchronized void restart() {
        measured = 0;
        due.clear();
    }

    /** Checkpoints that the claims count. */
    synchronized long counted() throws Exception {
        if (failure != null) {
            throw failure;
        }
        return counted.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Milliseconds by which a share of the measured checkpoints was counted. */
    synchronized double milliseconds(double share) {
        return Quantile.withDefaults().withCopy(true).evaluate(Arrays.copyOf(milliseconds, measured), share);
    }

    /** Trends of all kinds that count every one of so many checkpoints. */
    synchronized long complete(int checkpoints) {
        unread.forEach(this::note);
        unread.clear();
        Map<String, Long> expected = fleet.checkpointsBySeries(checkpoints);
        return lastByKey.entrySet().stream()
                .filter(last ->
                        last.getValue().equals(expected.get(last.getKey().split("/" + Fleet.TASK, 2)[0])))
                .count();
    }
}
