package dev.plumbline.producers.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlannerProgressTest {
    private final AtomicLong now = new AtomicLong();
    private final PlannerProgress progress = new PlannerProgress(now::get);

    @Test
    void aPlannerThatReadsIsNotYetUpAndOneThatStandsByIs() {
        assertThat(progress.health().up()).isTrue();
        progress.read();
        assertThat(progress.health().up()).isFalse();
        progress.plan();
        assertThat(progress.health().up()).isTrue();
    }

    @Test
    void aPlannerThatHasNotPlannedForHalfAMinuteIsDown() {
        progress.plan();
        now.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(progress.health().up()).isTrue();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(progress.health().up()).isFalse();
        assertThat(progress.health().detail()).contains("30 s ago");
    }
}
