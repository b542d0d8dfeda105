package dev.plumbline.service.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.contracts.event.Failure;
import dev.plumbline.testing.TestingClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorePatienceTest {
    private static final StorePatience.Pace PACE =
            new StorePatience.Pace(Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofMinutes(2));

    private final TestingClock clock = new TestingClock();
    private final StorePatience patience = new StorePatience(PACE, clock::nanoTime, this::sleep);
    private Optional<WorkOutcome> stop = Optional.empty();
    private final WorkProgress progress = new WorkProgress(Works.epoch(1), clock::nanoTime, () -> stop);
    private final List<Double> waitsSeen = new ArrayList<>();
    private final List<Long> askedAt = new ArrayList<>();

    private void sleep(Duration time) {
        clock.advance(time);
        waitsSeen.add(progress.said().storeWait());
    }

    /** A store that is away for its first calls. */
    private StorePatience.Call<String, RuntimeException> awayFor(int calls) {
        return () -> {
            askedAt.add(Duration.ofNanos(clock.nanoTime()).toSeconds());
            if (askedAt.size() <= calls) {
                throw new IOException("no space left on device");
            }
            return "answer";
        };
    }

    @Test
    void asksAgainWithPausesThatDoubleUntilTheStoreAnswers() throws Exception {
        assertThat(patience.insist(progress, awayFor(6))).isEqualTo("answer");
        assertThat(askedAt).containsExactly(0L, 1L, 3L, 7L, 15L, 23L, 31L);
    }

    @Test
    void saysHowLongItHasWaitedAndThatItDoesNoMore() throws Exception {
        assertThat(progress.said().storeWait()).isNull();
        assertThat(patience.insist(progress, awayFor(2))).isEqualTo("answer");
        assertThat(waitsSeen).first().isEqualTo(0.25);
        assertThat(waitsSeen).last().isEqualTo(3.0);
        assertThat(progress.said().storeWait()).isNull();
        assertThat(progress.storeWait()).isZero();
    }

    @Test
    void failsWithTheStoresOwnSentenceWhenTheLimitIsOver() {
        WorkFailed failed = catchThrowableOfType(WorkFailed.class, () -> patience.insist(progress, awayFor(1_000)));
        assertThat(failed.failure()).isEqualTo(new Failure(Failure.Cause.STORE, "no space left on device", null));
        assertThat(clock.nanoTime())
                .isBetween(PACE.limit().toNanos(), PACE.limit().multipliedBy(2).toNanos());
        assertThat(progress.storeWait()).isZero();
    }

    @Test
    void stopsWhileItWaitsWhereTheWorkIsToStop() {
        StorePatience leaving = new StorePatience(PACE, clock::nanoTime, time -> {
            clock.advance(time);
            stop = Optional.of(WorkOutcome.HANDED_BACK);
        });
        assertThatExceptionOfType(WorkStopped.class).isThrownBy(() -> leaving.insist(progress, awayFor(1_000)));
        assertThat(askedAt).as("asked once, and not again when it had to leave").hasSize(1);
        assertThat(clock.nanoTime()).isEqualTo(Duration.ofMillis(250).toNanos());
    }

    @Test
    void whatAskingAgainWouldNotMendIsThrownAtOnce() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> patience.insist(progress, (StorePatience.Call<String, ClassNotFoundException>) () -> {
                    throw new ClassNotFoundException("corrupt");
                }));
        assertThat(waitsSeen).isEmpty();
    }
}
