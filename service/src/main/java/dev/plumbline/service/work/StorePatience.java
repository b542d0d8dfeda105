package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Failure.Cause;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a store that is full or out of reach again and again, so that what a worker has in memory is not lost. The work
 * says meanwhile that it waits, and may be stopped as at any batch. Safe for several threads.
 */
public final class StorePatience {
    private static final Logger LOG = LoggerFactory.getLogger(StorePatience.class);
    /** How often one who waits looks whether the work is still wanted. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Pace pace;
    private final LongSupplier nanoTime;
    private final Sleep sleep;

    /**
     * When it is asked again.
     *
     * @param first pause; it doubles with each
     * @param longest pause
     * @param limit after which the work fails: this machine's way to the store may be what is broken
     */
    public record Pace(Duration first, Duration longest, Duration limit) {
        public static Pace standard() {
            return new Pace(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofHours(1));
        }

        Duration next(Duration pause) {
            Duration doubled = pause.multipliedBy(2);
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    /** {@link Thread#sleep}, or what stands for it. */
    @FunctionalInterface
    public interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    /**
     * What is asked of the store; to be safe to repeat.
     *
     * @param <E> what else can go wrong, which asking again would not mend
     */
    @FunctionalInterface
    public interface Call<T, E extends Exception> {
        T call() throws IOException, E;
    }

    public StorePatience(Pace pace, LongSupplier nanoTime, Sleep sleep) {
        this.pace = pace;
        this.nanoTime = nanoTime;
        this.sleep = sleep;
    }

    public static StorePatience standard() {
        return new StorePatience(
                Pace.standard(), System::nanoTime, time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()));
    }

    /**
     * The store's answer, however long it takes to give one.
     *
     * @throws WorkFailed of the cause {@link Cause#STORE} where there is none within the limit
     * @throws WorkStopped where the work is to stop meanwhile
     */
    public <T, E extends Exception> T insist(WorkProgress progress, Call<T, E> call)
            throws E, WorkFailed, WorkStopped, InterruptedException {
        long begun = nanoTime.getAsLong();
        Duration pause = pace.first();
        try {
            while (true) {
                try {
                    return call.call();
                } catch (IOException e) {
                    Duration waited = Duration.ofNanos(nanoTime.getAsLong() - begun);
                    if (waited.compareTo(pace.limit()) >= 0) {
                        throw WorkFailed.of(Cause.STORE, e);
                    }
                    LOG.warn("{} waits for the store, which is asked again in {}: {}", progress, pause, e.toString());
                    progress.waitsForStore();
                    pause(pause, progress);
                    pause = pace.next(pause);
                }
            }
        } finally {
            progress.hasStore();
        }
    }

    private void pause(Duration pause, WorkProgress progress) throws WorkStopped, InterruptedException {
        for (Duration left = pause; !left.isZero() && !left.isNegative(); left = left.minus(LOOK)) {
            progress.requireWanted();
            sleep.sleep(left.compareTo(LOOK) < 0 ? left : LOOK);
        }
        progress.requireWanted();
    }
}
