package dev.plumbline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.contracts.event.CheckpointDone.StepSeconds;
import org.junit.jupiter.api.Test;

class StepTimesTest {
    @Test
    void ranksToOnePartInAThousand() {
        StepTimes times = new StepTimes();
        for (int i = 100; i >= 1; i--) {
            times.add(i * 1_000_000L);
        }
        StepSeconds seconds = times.percentiles();
        assertThat(seconds.median()).isCloseTo(0.050, within(0.00005));
        assertThat(seconds.p95()).isCloseTo(0.095, within(0.000095));
        assertThat(seconds.p99()).isCloseTo(0.099, within(0.000099));
    }

    @Test
    void takesWhatAClockMaySay() {
        StepTimes times = new StepTimes();
        times.add(0);
        times.add(-5);
        times.add(30L * 24 * 3600 * 1_000_000_000L);
        assertThat(times.percentiles().median()).isZero();
        assertThat(times.percentiles().p99()).isCloseTo(30.0 * 24 * 3600, within(2600.0));
    }
}
