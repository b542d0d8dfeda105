package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.api.Test;

final class RegistryTest {
    @Test
    void keepsOfKafkaOnlyWhatSaysWhetherDataFlows() {
        try (Registry registry = Registry.open()) {
            var prometheus = registry.prometheus();
            prometheus.gauge("kafka.consumer.fetch.manager.records.lag.max", Tags.of("client.id", "c"), 4);
            prometheus.gauge(
                    "kafka.consumer.fetch.manager.records.lag.max", Tags.of("client.id", "c", "topic", "t"), 4);
            prometheus.gauge("kafka.consumer.io.wait.ratio", Tags.of("client.id", "c"), 4);
            assertThat(prometheus.scrape())
                    .contains("kafka_consumer_fetch_manager_records_lag_max{client_id=\"c\"} 4.0")
                    .doesNotContain("topic=")
                    .doesNotContain("io_wait");
        }
    }

    @Test
    void tellsOfTheJvm() {
        try (Registry registry = Registry.open()) {
            assertThat(registry.prometheus().scrape())
                    .contains("jvm_memory_used_bytes", "process_cpu_usage", "jvm_threads_live_threads");
        }
    }
}
