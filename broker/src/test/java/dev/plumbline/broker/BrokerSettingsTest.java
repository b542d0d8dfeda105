package dev.plumbline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class BrokerSettingsTest {
    private final BrokerSettings settings = BrokerSettings.in(Path.of("data"));

    @Test
    void listensOnAFreeLoopbackPortUnlessToldOtherwise() {
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isZero();
        assertThat(settings.data()).isAbsolute();
    }

    @Test
    void letsAnOverrideTakePrecedence() {
        var all = ServerProperties.of(settings.with("num.io.threads", "7"), Path.of("/logs"), 1, 2);
        assertThat(all)
                .containsEntry("num.io.threads", "7")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:1");
    }

    @Test
    void refusesAPortOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withPort(70_000))
                .withMessage("port is 70000; it must lie in 0..65535, 0 for any free one");
    }
}
