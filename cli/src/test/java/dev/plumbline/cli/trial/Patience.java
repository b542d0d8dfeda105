package dev.plumbline.cli.trial;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long a test waits for another process before it calls it stuck. */
record Patience(Duration most) {
    private static final long PAUSE_MS = 50;

    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + most.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + most);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }
}
