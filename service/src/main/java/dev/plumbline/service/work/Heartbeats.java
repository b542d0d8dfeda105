package dev.plumbline.service.work;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.service.HealthCheck;
import dev.plumbline.service.Publisher;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few seconds that the worker lives, and at last that it leaves. */
final class Heartbeats implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
    private static final Duration LAST_WORD = Duration.ofSeconds(3);
    /** The planner takes a worker for lost after two minutes. */
    private static final Duration SILENT = Duration.ofSeconds(60);

    private final Publisher publisher;
    private final Topic<Heartbeat> topic;
    private final Function<Boolean, Heartbeat> heartbeat;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService timer;
    private volatile long heard;

    /** @param heartbeat of this moment; its argument says whether it is the last */
    Heartbeats(
            Publisher publisher,
            Topic<Heartbeat> topic,
            Function<Boolean, Heartbeat> heartbeat,
            LongSupplier nanoTime,
            Duration every) {
        this.publisher = publisher;
        this.topic = topic;
        this.heartbeat = heartbeat;
        this.nanoTime = nanoTime;
        heard = nanoTime.getAsLong();
        timer = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "heartbeat"));
        var unused = timer.scheduleAtFixedRate(this::beat, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Since the broker has last had one, in seconds. */
    double age() {
        return (nanoTime.getAsLong() - heard) / 1e9;
    }

    HealthCheck health() {
        return HealthCheck.of("heartbeat", age() < SILENT.toSeconds(), "%.0f s ago".formatted(age()));
    }

    private void beat() {
        try {
            var unused = said(false);
        } catch (RuntimeException e) {
            LOG.warn("a heartbeat could not be sent", e);
        }
    }

    private CompletableFuture<Void> said(boolean last) {
        return publisher
                .send(topic, heartbeat.apply(last))
                .thenAccept(metadata -> heard = nanoTime.getAsLong())
                .whenComplete((done, e) -> {
                    if (e != null) {
                        LOG.warn("a heartbeat did not reach the broker: {}", e.toString());
                    }
                });
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a heartbeat is still being sent");
            }
            said(true).get(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the last heartbeat did not reach the broker: {}", e.toString());
        }
    }
}
