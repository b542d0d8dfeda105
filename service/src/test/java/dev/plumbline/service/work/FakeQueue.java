package dev.plumbline.service.work;

import dev.plumbline.contracts.event.EpochWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A queue without a broker: it remembers what became of its items, and loses locks when told to. */
final class FakeQueue implements WorkQueue<EpochWork> {
    final BlockingQueue<Item<EpochWork>> items = new LinkedBlockingQueue<>();
    final List<String> fates = new CopyOnWriteArrayList<>();
    volatile boolean losesLocks;
    private boolean held;

    @Override
    public Optional<Item<EpochWork>> take(Duration within) {
        try {
            Item<EpochWork> item = items.poll(within.toMillis(), TimeUnit.MILLISECONDS);
            held = item != null;
            return Optional.ofNullable(item);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Duration renewal() {
        return Duration.ofMillis(1);
    }

    @Override
    public boolean renew() {
        held = held && !losesLocks;
        fates.add(held ? "renewed" : "lost");
        return held;
    }

    @Override
    public void accept() {
        end("accepted");
    }

    @Override
    public void release() {
        end("released");
    }

    private void end(String fate) {
        if (held) {
            fates.add(fate);
            held = false;
        }
    }

    @Override
    public void close() {
        fates.add("closed");
    }
}
