package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class DutyCycleTest {
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void repeatsUntilClosed() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        DutyCycle cycle = DutyCycle.start("three", three::countDown);
        three.await();
        assertThat(cycle.health()).isEqualTo(HealthCheck.up("three", "running"));
        cycle.close();
        assertThat(cycle.health()).isEqualTo(HealthCheck.down("three", "stopped"));
    }

    @Test
    void wakesARoundThatWaits() throws Exception {
        Semaphore entered = new Semaphore(0);
        CountDownLatch woken = new CountDownLatch(1);
        DutyCycle cycle = DutyCycle.start(
                "waiting",
                () -> {
                    rounds.incrementAndGet();
                    entered.release();
                    woken.await();
                },
                woken::countDown);
        entered.acquire();
        cycle.close();
        assertThat(rounds).hasValue(1);
    }

    @Test
    void showsAFailureAndTriesAgain() throws Exception {
        CountDownLatch again = new CountDownLatch(1);
        Semaphore go = new Semaphore(0);
        try (DutyCycle cycle = DutyCycle.start(
                "flaky",
                () -> {
                    if (rounds.incrementAndGet() == 1) {
                        throw new IOException("no route");
                    }
                    again.countDown();
                    go.acquire();
                },
                () -> go.release(1_000))) {
            again.await();
            assertThat(cycle.health()).isEqualTo(HealthCheck.down("flaky", "IOException: no route"));
        }
        assertThat(rounds).hasValueGreaterThanOrEqualTo(2);
    }
}
