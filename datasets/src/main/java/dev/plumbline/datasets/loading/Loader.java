package dev.plumbline.datasets.loading;

import dev.plumbline.contracts.Require;
import dev.plumbline.datasets.UnreadableImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the batches of an epoch ahead of training, on threads of its own. Batch k always holds images {@code k * batch} to
 * {@code (k + 1) * batch - 1} of the order it is given, whatever the number of threads; the last, smaller batch is left out.
 * One thread asks for batches; each is valid until the next is asked for, for its memory is used again.
 *
 * @param <B> what holds a batch
 */
public final class Loader<B> implements AutoCloseable {
    private final int[] order;
    private final Plan plan;
    private final BatchReader<B> reader;
    private final IntFunction<B> memory;
    private final LongSupplier nanoTime;
    private final ExecutorService threads;
    private final Deque<Future<B>> ahead = new ArrayDeque<>();
    private final Deque<B> free = new ArrayDeque<>();
    private final int batches;
    private int submitted;
    private int next;
    private @Nullable B lent;
    private long waited;

    /**
     * How to load.
     *
     * @param batch images
     * @param firstBatch where to begin: as many batches are passed over unread
     * @param threads that read
     * @param ahead batches that are read before they are asked for; at least 1
     */
    public record Plan(int batch, int firstBatch, int threads, int ahead) {
        public Plan {
            Require.atLeast("loader.batch", batch, 1);
            Require.atLeast("loader.firstBatch", firstBatch, 0);
            Require.atLeast("loader.threads", threads, 1);
            Require.atLeast("loader.ahead", ahead, 1);
        }
    }

    /**
     * @param order indices of images; the seeded order of an epoch
     * @param memory makes room for a batch of a number of images
     * @param nanoTime as {@link System#nanoTime()}
     */
    public Loader(int[] order, Plan plan, BatchReader<B> reader, IntFunction<B> memory, LongSupplier nanoTime) {
        this.order = order.clone();
        this.plan = plan;
        this.reader = reader;
        this.memory = memory;
        this.nanoTime = nanoTime;
        this.batches = order.length / plan.batch();
        this.next = Math.min(plan.firstBatch(), batches);
        this.submitted = next;
        this.threads = Executors.newFixedThreadPool(plan.threads(), work -> {
            Thread thread = new Thread(work, "loader");
            thread.setDaemon(true);
            return thread;
        });
        fill();
    }

    /** In the whole epoch. */
    public int batches() {
        return batches;
    }

    /** The number of the batch that {@link #next()} gives: where to begin again after those that were taken. */
    public int position() {
        return next;
    }

    public boolean hasNext() {
        return next < batches;
    }

    /** Nanoseconds for which {@link #next()} had to wait, in all. */
    public long waited() {
        return waited;
    }

    /**
     * @throws UnreadableImage that the first unreadable image of the batch in its order caused
     * @throws NoSuchElementException after the last
     */
    public B next() throws UnreadableImage, InterruptedException {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch has " + batches + " batches");
        }
        B used = lent;
        if (used != null) {
            free.add(used);
            lent = null;
        }
        fill();
        long begun = nanoTime.getAsLong();
        try {
            B batch = ahead.remove().get();
            lent = batch;
            next++;
            return batch;
        } catch (ExecutionException e) {
            close();
            throw failure(e);
        } finally {
            waited += nanoTime.getAsLong() - begun;
        }
    }

    private static UnreadableImage failure(ExecutionException e) {
        if (e.getCause() instanceof UnreadableImage image) {
            return image;
        }
        throw new IllegalStateException("loading failed: " + e.getCause(), e.getCause());
    }

    private void fill() {
        while (ahead.size() < plan.ahead() && submitted < batches) {
            B recycled = free.poll();
            B room = recycled == null ? memory.apply(plan.batch()) : recycled;
            ahead.add(read(submitted++, room));
        }
    }

    /** The images of a batch are dealt to the threads by turns; the earliest failure is the batch's. */
    private Future<B> read(int number, B room) {
        CompletableFuture<?>[] parts = new CompletableFuture<?>[Math.min(plan.threads(), plan.batch())];
        CompletableFuture<@Nullable Void> whole = CompletableFuture.completedFuture(null);
        for (int part = 0; part < parts.length; part++) {
            int first = part * plan.batch() / parts.length;
            int end = (part + 1) * plan.batch() / parts.length;
            CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
            threads.execute(() -> read(number, room, first, end, done));
            whole = whole.thenCombine(done, (a, b) -> null);
        }
        return whole.thenApply(done -> room);
    }

    private void read(int number, B room, int first, int end, CompletableFuture<@Nullable Void> done) {
        try {
            for (int place = first; place < end; place++) {
                reader.read(order[number * plan.batch() + place], room, place);
            }
            done.complete(null);
        } catch (UnreadableImage | RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }

    /** Ends the threads; what was read ahead is dropped. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
