package dev.plumbline.service.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Closes all slots at once; work that does not end within the grace period is abandoned. */
record Leaving(List<? extends Slot<?>> slots, Duration grace) implements AutoCloseable {
    private static final long AFTER_THAT_SECONDS = 20;

    @Override
    public void close() {
        ExecutorService closing = Executors.newCachedThreadPool(task -> new Thread(task, "leaving"));
        slots.forEach(slot -> closing.execute(slot::close));
        closing.shutdown();
        try {
            if (!closing.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                slots.forEach(Slot::abandon);
                boolean unused = closing.awaitTermination(AFTER_THAT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
