package dev.plumbline.service;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;

/**
 * A process's metrics: Plumbline's, the JVM's, and the few of Kafka's thousand that say whether data flows. Kafka's
 * clients may be bound to it as they are; what is not in the list is dropped, and so is what goes by topic.
 */
public final class Registry implements AutoCloseable {
    private static final Set<String> OF_KAFKA = Set.of(
            "kafka.producer.record.send.total",
            "kafka.producer.record.error.total",
            "kafka.producer.request.latency.avg",
            "kafka.consumer.fetch.manager.records.lag.max",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.alive.stream.threads");

    private final PrometheusMeterRegistry prometheus;
    private final Meters meters;
    private final JvmGcMetrics gc;

    private Registry(PrometheusMeterRegistry prometheus, JvmGcMetrics gc) {
        this.prometheus = prometheus;
        this.meters = new Meters(prometheus);
        this.gc = gc;
    }

    public static Registry open() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        prometheus
                .config()
                .meterFilter(MeterFilter.deny(Registry::unwanted))
                .meterFilter(MeterFilter.ignoreTags("kafka.version"));
        JvmGcMetrics gc = new JvmGcMetrics();
        gc.bindTo(prometheus);
        new JvmMemoryMetrics().bindTo(prometheus);
        new JvmThreadMetrics().bindTo(prometheus);
        new ProcessorMetrics().bindTo(prometheus);
        new UptimeMetrics().bindTo(prometheus);
        return new Registry(prometheus, gc);
    }

    public PrometheusMeterRegistry prometheus() {
        return prometheus;
    }

    /** Plumbline's metrics; all roles of the process share them. */
    public Meters meters() {
        return meters;
    }

    private static boolean unwanted(Meter.Id id) {
        String name = id.getName();
        return name.startsWith("kafka.") && !(OF_KAFKA.contains(name) && id.getTag("topic") == null);
    }

    @Override
    public void close() {
        gc.close();
        prometheus.close();
    }
}
