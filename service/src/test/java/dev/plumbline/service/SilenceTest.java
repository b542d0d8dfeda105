package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final HealthCheck RUNNING = HealthCheck.up("read", "running");

    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final Silence silence = new Silence(bytes::doubleValue, nanos::get);

    @Test
    void halfAMinuteWithoutAByteIsDown() {
        poll(29, 0);
        assertThat(silence.or(RUNNING)).isEqualTo(RUNNING);
        poll(1, 0);
        assertThat(silence.or(RUNNING)).isEqualTo(HealthCheck.down("read", "Kafka has not answered for 30 s"));
    }

    @Test
    void anyByteEndsIt() {
        poll(40, 0);
        poll(1, 17);
        poll(29, 0);
        assertThat(silence.or(RUNNING)).isEqualTo(RUNNING);
    }

    private void poll(int seconds, int received) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
        bytes.addAndGet(received);
        silence.listen();
    }
}
