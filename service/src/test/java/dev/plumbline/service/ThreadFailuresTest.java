package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {
    private static final TopicPartition RUNS = new TopicPartition("accepted", 0);
    private static final TopicPartition SCORES = new TopicPartition("evaluations", 0);

    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private long now;
    private final ThreadFailures failures = new ThreadFailures(() -> now, () -> committed);

    @BeforeEach
    void readSome() {
        committed.put(RUNS, 7L);
        committed.put(SCORES, 40L);
    }

    @Test
    void isUpWhileNothingFails() {
        assertThat(failures.health()).isEqualTo(HealthCheck.up("threads", "none failed"));
    }

    @Test
    void isUpAfterAFailureOrTwo() {
        fail(2);

        assertThat(failures.health().up()).isTrue();
    }

    @Test
    void isDownAfterThreeInARowAndSaysTheInnermostCause() {
        fail(3);

        assertThat(failures.health())
                .isEqualTo(
                        HealthCheck.down(
                                "threads",
                                "3 failed in the last 10 min, and nothing was read since; the last by IllegalStateException: record 41"));
    }

    @Test
    void isUpAgainOnceAnyInputIsReadFurther() {
        fail(5);
        committed.put(SCORES, 41L);

        assertThat(failures.health()).isEqualTo(HealthCheck.up("threads", "none failed"));
    }

    @Test
    void staysDownWhileAThreadThatHasJustBegunKnowsLessOrTheSame() {
        fail(3);
        committed.clear();
        assertThat(failures.health().up()).isFalse();

        committed.put(SCORES, 40L);
        assertThat(failures.health().up()).isFalse();
    }

    @Test
    void countsAnewWhereTheInputsWereReadFurtherBetweenFailures() {
        for (long offset = 41; offset < 50; offset++) {
            fail(1);
            committed.put(SCORES, offset);
        }
        fail(2);

        assertThat(failures.health().up()).isTrue();
    }

    @Test
    void forgetsFailuresThatAreLongAgo() {
        fail(3);
        now += ThreadFailures.WITHIN.toNanos() + 1;

        assertThat(failures.health().up()).isTrue();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            now += 1_000_000_000;
            failures.on(new RuntimeException("a thread failed", new IllegalStateException("record 41")));
        }
    }
}
