package dev.plumbline.analytics;

import dev.plumbline.analytics.points.PointJoin;
import dev.plumbline.analytics.stream.EventCounter;
import dev.plumbline.contracts.JsonFault;
import dev.plumbline.contracts.Topic;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Metric;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the stream counts, as metrics. */
final class StreamMeters implements EventCounter {
    private final Meters meters;
    private final Map<Row, Counter> counters = new ConcurrentHashMap<>();
    private volatile int waiting;

    private record Row(String topic, Enum<?> outcome) {}

    /** @param topics that are read */
    StreamMeters(Meters meters, List<Topic<?>> topics) {
        this.meters = meters;
        for (JsonFault.Kind fault : JsonFault.Kind.values()) {
            topics.forEach(topic -> meters.show(Metric.EVENTS_JOINED, topic.name(), Meters.label(fault)));
        }
        meters.gauge(Metric.EVALUATIONS_WAITING, () -> waiting);
    }

    @Override
    public void joined(String topic, PointJoin.Outcome outcome) {
        count(topic, outcome);
    }

    @Override
    public void rejected(String topic, JsonFault.Kind fault) {
        count(topic, fault);
        meters.counter(Metric.REJECTED, fault.word()).increment();
    }

    private void count(String topic, Enum<?> outcome) {
        counters.computeIfAbsent(
                        new Row(topic, outcome),
                        row -> meters.counter(Metric.EVENTS_JOINED, topic, Meters.label(outcome)))
                .increment();
    }

    @Override
    public void waiting(int evaluations) {
        waiting = evaluations;
    }
}
