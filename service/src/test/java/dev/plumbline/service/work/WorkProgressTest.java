package dev.plumbline.service.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.testing.TestingClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkProgressTest {
    private final TestingClock clock = new TestingClock();
    private Optional<WorkOutcome> stop = Optional.empty();
    private final WorkProgress progress = new WorkProgress(Works.epoch(1), clock::nanoTime, () -> stop);

    @Test
    void measuresFromTheFirstBatchToTheLast() throws Exception {
        clock.advance(Duration.ofSeconds(100));
        progress.expect(500);
        assertThat(progress.said()).isEqualTo(said(0, 500, 0));
        clock.advance(Duration.ofSeconds(2));
        assertThat(progress.reached(128)).isTrue();
        clock.advance(Duration.ofSeconds(100));
        assertThat(progress.said()).isEqualTo(said(128, 500, 64));
    }

    @Test
    void stopsBeforeTheFirstBatchOrAfterAnyOther() throws Exception {
        progress.expect(10);
        stop = Optional.of(WorkOutcome.CANCELLED);
        assertThat(progress.reached(5)).isFalse();
        assertThat(progress.stopped().outcome()).isEqualTo(WorkOutcome.CANCELLED);
        stop = Optional.of(WorkOutcome.HANDED_BACK);
        assertThat(catchThrowableOfType(WorkStopped.class, () -> progress.expect(10))
                        .outcome())
                .isEqualTo(WorkOutcome.HANDED_BACK);
    }

    private static Heartbeat.Progress said(long done, long images, double imagesPerSecond) {
        return new Heartbeat.Progress(Works.epoch(1).work(), 1, done, images, imagesPerSecond);
    }
}
