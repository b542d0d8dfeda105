package dev.plumbline.cli.lab;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, or another polite end of the process: whoever awaits it gets the time to close in order. */
public final class Interruption implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "interruption");

    private Interruption() {}

    public static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void ask() {
        asked.countDown();
        try {
            boolean unused = closed.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process is asked to end, now or within this time. */
    public boolean within(Duration time) throws InterruptedException {
        return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void await() throws InterruptedException {
        asked.await();
    }

    /** Everything is closed: the process may end. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            asked.countDown(); // the process is ending already, with the hook
        }
    }
}
