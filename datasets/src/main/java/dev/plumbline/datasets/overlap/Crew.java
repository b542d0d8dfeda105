package dev.plumbline.datasets.overlap;

import dev.plumbline.datasets.UnreadableImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that share work on images by their places. */
final class Crew implements AutoCloseable {
    private static final int BATCH = 256;

    private final ExecutorService threads;

    Crew(int threads) {
        this.threads = Executors.newFixedThreadPool(threads);
    }

    /** Work on the image at one place. */
    interface Work {
        void on(int place) throws UnreadableImage;
    }

    /** Works on places 0 to {@code count - 1}, on several at a time; throws what the work at the lowest places threw. */
    void each(int count, Work work) throws UnreadableImage, InterruptedException {
        List<Future<?>> batches = new ArrayList<>();
        for (int from = 0; from < count; from += BATCH) {
            int begin = from;
            batches.add(threads.submit(() -> {
                for (int place = begin; place < Math.min(begin + BATCH, count); place++) {
                    work.on(place);
                }
                return null;
            }));
        }
        for (Future<?> batch : batches) {
            finish(batch);
        }
    }

    private static void finish(Future<?> batch) throws UnreadableImage, InterruptedException {
        try {
            batch.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableImage unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
