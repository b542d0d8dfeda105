package dev.plumbline.benchmarks;

import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.TrendState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * How long after an evaluation its trends can be read. A trend's timestamp is that of the oldest evaluation which it is
 * the first to count, so what is measured runs from that event's making to the arrival of the last such trend at a
 * consumer of committed records, in another process. Written by one thread, read by another.
 */
final class TrendArrivals {
    private final InstantSource clock;
    private final TreeMap<Instant, Instant> lastArrival = new TreeMap<>();
    private final Set<String> series = new HashSet<>();
    private final Set<String> checkpoints = new HashSet<>();
    private int evaluations;

    TrendArrivals(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void on(TrendState trend, Instant timestamp) {
        series.add(trend.study() + "/" + trend.series());
        lastArrival.put(timestamp, clock.instant());
    }

    synchronized void on(Evaluation evaluation) {
        evaluations++;
        checkpoints.add(
                evaluation.checkpoint().stage() + "/" + evaluation.checkpoint().epoch());
    }

    synchronized int series() {
        return series.size();
    }

    synchronized int checkpoints() {
        return checkpoints.size();
    }

    synchronized int evaluations() {
        return evaluations;
    }

    /** Milliseconds at p50, p99 and the maximum, over the sets of trends that were said together. */
    synchronized Map<String, Double> milliseconds() {
        double[] delays = lastArrival.entrySet().stream()
                .mapToDouble(
                        e -> e.getValue().toEpochMilli() - (double) e.getKey().toEpochMilli())
                .toArray();
        Map<String, Double> at = new TreeMap<>();
        Stream.of(0.5, 0.99)
                .forEach(p -> at.put(
                        "p" + Math.round(p * 100), Quantile.withDefaults().evaluate(delays, p)));
        at.put("max", Arrays.stream(delays).max().orElse(Double.NaN));
        at.put("n", (double) delays.length);
        return at;
    }
}
