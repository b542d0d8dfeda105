package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KafkaSettingsTest {
    private final KafkaSettings settings = KafkaSettings.of("a:1", "planner");

    @Test
    void namesGroupsAndApplicationsByThePrefix() {
        assertThat(settings.withPrefix("lab").consumer("resolver")).containsEntry("group.id", "lab.resolver");
        assertThat(settings.withPrefix("lab").streams("trends", Path.of("s")))
                .containsEntry("application.id", "lab.trends")
                .containsEntry("processing.guarantee", "exactly_once_v2");
    }

    @Test
    void letsSecurityTakePrecedence() {
        KafkaSettings secure = new KafkaSettings(
                "a:1", "plumbline", "planner", Map.of("security.protocol", "SASL_SSL", "acks", "all"));
        assertThat(secure.admin()).containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void refusesBlankServers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaSettings.of(" ", "planner"))
                .withMessage("bootstrap servers are blank; give host:port of a Kafka broker");
    }
}
