package dev.plumbline.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contracts.InvalidField;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EffortTest {
    private static final Duration AFTER = Duration.ofSeconds(5);

    @Test
    void slotsFillTheProcessorsWithTheirThreadsAndAGpuHasOne() {
        assertThat(Effort.of("cpu", null, 1, AFTER, 8).slots()).isEqualTo(8);
        assertThat(Effort.of("cpu", null, 3, AFTER, 8).slots()).isEqualTo(2);
        assertThat(Effort.of("cpu", null, 16, AFTER, 8).slots()).isEqualTo(1);
        assertThat(Effort.of("gpu1", null, 4, AFTER, 8).slots()).isEqualTo(1);
        assertThat(Effort.of("cpu", 5, 1, AFTER, 8).slots()).isEqualTo(5);
    }

    @Test
    void moreThreadsThanProcessorsAreWarnedOf() {
        assertThat(Effort.of("cpu", 4, 2, AFTER, 8).warning(8)).isEmpty();
        assertThat(Effort.of("cpu", 4, 2, AFTER, 7).warning(7).orElseThrow())
                .startsWith("--slots 4 x --threads 2 are more threads than this machine's 7 processors");
        assertThat(Effort.of("gpu0", 1, 9, AFTER, 8).warning(8)).isEmpty();
    }

    @Test
    void nonsenseIsRefusedWithTheOptionAndItsValue() {
        assertThatThrownBy(() -> Effort.of("cuda:0", null, 1, AFTER, 8))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("--device")
                .hasMessageContaining("cuda:0");
        assertThatThrownBy(() -> Effort.of("cpu", 0, 1, AFTER, 8)).hasMessageContaining("--slots");
        assertThatThrownBy(() -> Effort.of("cpu", 1, 0, AFTER, 8)).hasMessageContaining("--threads");
        assertThatThrownBy(() -> Effort.of("cpu", 1, 1, AFTER.negated(), 8)).hasMessageContaining("--snapshot-after");
    }
}
