package dev.plumbline.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * How often an application's thread failed and was replaced, and whether the application gets on all the same. It does not
 * once {@value #MANY} threads have failed within {@link #WITHIN} of one another and what is committed of its inputs has not
 * grown since the last. Safe for use by several threads.
 */
public final class ThreadFailures {
    static final int MANY = 3;
    static final Duration WITHIN = Duration.ofMinutes(10);

    private static final String CHECK = "threads";

    private final LongSupplier nanoTime;
    private final Supplier<Map<TopicPartition, Long>> committed;
    private final Deque<Long> failures = new ArrayDeque<>();
    private final Map<TopicPartition, Long> before = new HashMap<>();
    private String cause = "";

    /** Of an application, once there is one. */
    public static ThreadFailures of(LongSupplier nanoTime, Supplier<@Nullable KafkaStreams> application) {
        return new ThreadFailures(nanoTime, () -> committed(application.get()));
    }

    private static Map<TopicPartition, Long> committed(@Nullable KafkaStreams application) {
        if (application == null || !application.state().isRunningOrRebalancing()) {
            return Map.of();
        }
        return application.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.committedOffsets().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Math::max));
    }

    /** @param committed how far the application's inputs are read for good, as far as that is known */
    ThreadFailures(LongSupplier nanoTime, Supplier<Map<TopicPartition, Long>> committed) {
        this.nanoTime = nanoTime;
        this.committed = committed;
    }

    /** A thread has failed, and another takes its place. */
    public synchronized void on(Throwable failure) {
        lookForProgress();
        committed.get().forEach((input, offset) -> before.merge(input, offset, Math::max));
        failures.add(nanoTime.getAsLong());
        cause = cause(failure);
    }

    public synchronized HealthCheck health() {
        lookForProgress();
        if (failures.isEmpty()) {
            return HealthCheck.up(CHECK, "none failed");
        }
        String detail = "%d failed in the last %d min, and nothing was read since; the last by %s"
                .formatted(failures.size(), WITHIN.toMinutes(), cause);
        return HealthCheck.of(CHECK, failures.size() < MANY, detail);
    }

    private void lookForProgress() {
        boolean advanced = committed.get().entrySet().stream()
                .anyMatch(input -> input.getValue() > before.getOrDefault(input.getKey(), Long.MAX_VALUE));
        if (advanced) {
            failures.clear();
        }
        failures.removeIf(at -> nanoTime.getAsLong() - at > WITHIN.toNanos());
    }

    /** The innermost exception: those around it say only that a thread failed. */
    private static String cause(Throwable failure) {
        Throwable inner = failure;
        for (@Nullable Throwable next = failure.getCause(); next != null; next = next.getCause()) {
            inner = next;
        }
        return inner.getClass().getSimpleName() + ": " + inner.getMessage();
    }
}
