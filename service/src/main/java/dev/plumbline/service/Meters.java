package dev.plumbline.service;

import dev.plumbline.service.Metric.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.noop.NoopCounter;
import io.micrometer.core.instrument.noop.NoopTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * The metrics of the {@link Metric catalogue} in a registry. Label values go in the order of {@link Metric#labels()}. A
 * metric takes at most {@value #MOST_LABEL_SETS} label sets; what comes after is dropped, and counted. A
 * process has one of these, {@link Registry#meters()}.
 */
public final class Meters {
    static final int MOST_LABEL_SETS = 1_000;
    private static final double[] SHORT = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};
    private static final double[] LONG = {.1, .5, 1, 2.5, 5, 15, 60, 300, 900, 3_600, 14_400};

    private final MeterRegistry registry;
    private final Map<Metric, Set<List<String>>> labelSets = new ConcurrentHashMap<>();
    private final Map<Row, Value> values = new ConcurrentHashMap<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Row(Metric metric, List<String> labels) {}

    private record Value(AtomicReference<Double> current, Gauge gauge) {}

    /** The label that stands for an enum's value: its name in lower case, as {@code ood_validation}. */
    public static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    public Counter counter(Metric metric, String... labels) {
        Tags tags = tags(metric, Kind.COUNTER, labels);
        String name = within(metric.exported(), "_total");
        if (!admits(metric, labels)) {
            return new NoopCounter(new Meter.Id(name, tags, null, null, Meter.Type.COUNTER));
        }
        return Counter.builder(name)
                .description(metric.description())
                .tags(tags)
                .register(registry);
    }

    /** A histogram of durations. */
    public Timer timer(Metric metric, String... labels) {
        Kind kind = metric.kind() == Kind.LONG_TIMER ? Kind.LONG_TIMER : Kind.TIMER;
        Tags tags = tags(metric, kind, labels);
        String name = within(metric.exported(), "_seconds");
        if (!admits(metric, labels)) {
            return new NoopTimer(new Meter.Id(name, tags, null, null, Meter.Type.TIMER));
        }
        return Timer.builder(name)
                .description(metric.description())
                .tags(tags)
                .serviceLevelObjectives(buckets(kind))
                .register(registry);
    }

    /** Shows a counter or a histogram from zero on: what is first seen with a value has no rate. */
    public void show(Metric metric, String... labels) {
        if (metric.kind() == Kind.COUNTER) {
            Counter unused = counter(metric, labels);
        } else {
            Timer unused = timer(metric, labels);
        }
    }

    /** A gauge that is asked for its value at every scrape. */
    public void gauge(Metric metric, DoubleSupplier value, String... labels) {
        Tags tags = tags(metric, Kind.GAUGE, labels);
        if (admits(metric, labels)) {
            register(metric, tags, value);
        }
    }

    /** Sets a gauge, which appears with its first value. */
    public void set(Metric metric, double value, String... labels) {
        Tags tags = tags(metric, Kind.GAUGE, labels);
        if (!admits(metric, labels)) {
            return;
        }
        values.computeIfAbsent(new Row(metric, List.of(labels)), row -> {
                    AtomicReference<Double> current = new AtomicReference<>(value);
                    return new Value(current, register(metric, tags, current::get));
                })
                .current()
                .set(value);
    }

    /** Withdraws a gauge that was {@link #set}. */
    public void clear(Metric metric, String... labels) {
        Row row = new Row(metric, List.of(labels));
        Value value = values.remove(row);
        if (value != null) {
            registry.remove(value.gauge());
            labelSets.getOrDefault(metric, Set.of()).remove(row.labels());
        }
    }

    private Gauge register(Metric metric, Tags tags, DoubleSupplier value) {
        return Gauge.builder(metric.exported(), value::getAsDouble)
                .description(metric.description())
                .tags(tags)
                .register(registry);
    }

    private boolean admits(Metric metric, String... labels) {
        Set<List<String>> known = labelSets.computeIfAbsent(metric, m -> ConcurrentHashMap.newKeySet());
        List<String> set = List.of(labels);
        if (known.contains(set) || (known.size() < MOST_LABEL_SETS && known.add(set))) {
            return true;
        }
        counter(Metric.SERIES_DROPPED, metric.exported()).increment();
        return false;
    }

    private static Tags tags(Metric metric, Kind kind, String... labels) {
        if (metric.kind() != kind) {
            throw new IllegalArgumentException(metric.exported() + " is a " + metric.kind() + ", not a " + kind);
        }
        if (labels.length != metric.labels().size()) {
            throw new IllegalArgumentException(metric.exported() + " takes values for the labels " + metric.labels()
                    + ", but got " + List.of(labels));
        }
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            tags.add(Tag.of(metric.labels().get(i), labels[i]));
        }
        return Tags.of(tags);
    }

    /** Micrometer's name: it adds the suffix again for Prometheus. */
    private static String within(String exported, String suffix) {
        return exported.substring(0, exported.length() - suffix.length());
    }

    private static Duration[] buckets(Kind kind) {
        return DoubleStream.of(kind == Kind.LONG_TIMER ? LONG : SHORT)
                .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
                .toArray(Duration[]::new);
    }
}
