package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.Work;
import dev.plumbline.service.DutyCycle;
import dev.plumbline.service.HealthCheck;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one item after another on two threads: one takes the record and keeps its lock, the other works. Losing the lock
 * stops nothing, for the store's marker decides whose result counts.
 */
final class Slot<W extends Work> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Slot.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TIDY_UP = Duration.ofSeconds(5);
    /** The queue's window has room for 2,000 records from the oldest that is held, finished ones included. */
    static final long FAR_BEHIND = 1_000;

    private final WorkQueue<W> queue;
    private final ItemRunner<W> runner;
    private final SlotWatch<W> watch;
    private final ExecutorService hands;
    private final DutyCycle cycle;
    private volatile @Nullable InHand inHand;
    private volatile boolean leaving;

    private record InHand(Future<WorkOutcome> job, WorkProgress progress) {}

    @SuppressWarnings("ThreadPriorityCheck") // a wish that nothing depends on
    private Slot(String name, WorkQueue<W> queue, ItemRunner<W> runner, SlotWatch<W> watch) {
        this.queue = queue;
        this.runner = runner;
        this.watch = watch;
        hands = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "work-" + name);
            thread.setDaemon(true);
            // Work fills the machine; what passes it on is never to wait for it.
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
        cycle = DutyCycle.start(name, this::turn);
    }

    static <W extends Work> Slot<W> start(String name, WorkQueue<W> queue, ItemRunner<W> runner, SlotWatch<W> watch) {
        return new Slot<>(name, queue, runner, watch);
    }

    /** The item that it works on, if any. */
    Optional<Heartbeat.Progress> progress() {
        InHand now = inHand;
        return now == null ? Optional.empty() : Optional.of(now.progress.said());
    }

    /** For how many seconds the item in hand has waited for the store. */
    double storeWait() {
        InHand now = inHand;
        return now == null ? 0 : now.progress.storeWait();
    }

    HealthCheck health() {
        return cycle.health();
    }

    private void turn() throws InterruptedException {
        Optional<Item<W>> item = queue.take(POLL);
        if (item.isPresent() && leaving) {
            queue.release();
        } else if (item.isPresent()) {
            handle(item.get());
        }
    }

    private void handle(Item<W> item) throws InterruptedException {
        W work = item.work();
        String stage = work.key();
        long begun = watch.nanoTime().getAsLong();
        WorkProgress progress = new WorkProgress(work, watch.nanoTime(), () -> stop(stage));
        Future<WorkOutcome> job = hands.submit(() -> runner.run(work, progress));
        try {
            WorkOutcome outcome = attend(new InHand(job, progress), item.offset());
            queue.accept();
            watch.observer()
                    .ended(work, outcome, Duration.ofNanos(watch.nanoTime().getAsLong() - begun));
        } catch (ExecutionException e) {
            queue.release();
            throw new IllegalStateException("what became of " + work.work() + " could not be said", e.getCause());
        } catch (CancellationException e) {
            // The last heartbeat tells the planner, which issues the work again.
            LOG.warn("{} is left in its midst: there is no more time", work.work());
            queue.accept();
        }
    }

    private Optional<WorkOutcome> stop(String stage) {
        if (leaving) {
            return Optional.of(WorkOutcome.HANDED_BACK);
        }
        return watch.cancelled().test(stage) ? Optional.of(WorkOutcome.CANCELLED) : Optional.empty();
    }

    private WorkOutcome attend(InHand now, long offset) throws InterruptedException, ExecutionException {
        inHand = now;
        try {
            boolean held = true;
            while (held) {
                try {
                    return now.job.get(queue.renewal().toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    held = keep(offset);
                }
            }
            return now.job.get();
        } finally {
            inHand = null;
        }
    }

    private boolean keep(long offset) throws InterruptedException {
        if (farBehind(offset)) {
            LOG.info("the item at offset {} is accepted early: the queue has gone far on", offset);
            queue.accept();
            return false;
        }
        if (queue.renew()) {
            return true;
        }
        LOG.warn("the lock on the item at offset {} is lost; the work goes on", offset);
        watch.lockLost().run();
        return false;
    }

    private boolean farBehind(long offset) throws InterruptedException {
        try {
            return watch.queueEnd().offset() - 1 - offset >= FAR_BEHIND;
        } catch (IllegalStateException e) {
            LOG.warn("whether the item at offset {} lies far behind is not known: {}", offset, e.getMessage());
            return false;
        }
    }

    /** There is no more time for the item in hand. */
    void abandon() {
        InHand now = inHand;
        if (now != null) {
            now.job.cancel(true);
        }
    }

    /** The item in hand ends at its next batch or is abandoned, and no other is begun. */
    @Override
    public void close() {
        leaving = true;
        cycle.close();
        queue.close();
        var unused = hands.submit(runner::close);
        hands.shutdown();
        try {
            if (!hands.awaitTermination(TIDY_UP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("work that was abandoned still runs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
