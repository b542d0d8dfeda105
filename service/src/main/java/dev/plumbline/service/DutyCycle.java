package dev.plumbline.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a duty on a thread of its own until it is closed. A duty that fails is logged, shown by {@link #health()}, and
 * tried again after a pause that doubles from a second to half a minute.
 */
public final class DutyCycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DutyCycle.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final Duty duty;
    private final Runnable wake;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String failure;

    /** One round of work, such as a poll of 200 ms and what follows from it; returns to be called again. */
    @FunctionalInterface
    public interface Duty {
        void perform() throws Exception;
    }

    private DutyCycle(String name, Duty duty, Runnable wake) {
        this.name = name;
        this.duty = duty;
        this.wake = wake;
        thread = new Thread(this::run, name);
    }

    /** @param wake called once by {@link #close()}, from another thread, to end a round early; a consumer's wakeup, say */
    public static DutyCycle start(String name, Duty duty, Runnable wake) {
        DutyCycle cycle = new DutyCycle(name, duty, wake);
        cycle.thread.start();
        return cycle;
    }

    public static DutyCycle start(String name, Duty duty) {
        return start(name, duty, () -> {});
    }

    /** Whether the thread lives and the last round succeeded. */
    public HealthCheck health() {
        String why = failure;
        if (!thread.isAlive()) {
            return HealthCheck.down(name, "stopped");
        }
        return why == null ? HealthCheck.up(name, "running") : HealthCheck.down(name, why);
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (stopped.getCount() > 0) {
            try {
                duty.perform();
                failure = null;
                pause = FIRST_PAUSE;
            } catch (Exception e) {
                if (stopped.getCount() == 0) {
                    return; // the round was ended by close()
                }
                failure = e.getClass().getSimpleName() + ": " + e.getMessage();
                LOG.error("{} failed; it tries again in {}", name, pause, e);
                pauseUnlessStopped(pause);
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
    }

    private void pauseUnlessStopped(Duration pause) {
        try {
            boolean unused = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown(); // nobody interrupts this thread but to stop it
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Ends the cycle and waits for the round in progress. */
    @Override
    public void close() {
        boolean first = stopped.getCount() > 0;
        stopped.countDown();
        if (first) {
            wake.run();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
