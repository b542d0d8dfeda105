package dev.plumbline.analytics.stream;

import java.time.Duration;
import java.util.function.LongPredicate;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task at intervals, but only while there is something to do: any punctuation makes Kafka Streams commit, and one
 * at fixed intervals costs a transaction each time, however idle the application is.
 */
final class OnDemandTimer {
    private final ProcessorContext<?, ?> context;
    private final Duration every;
    private final LongPredicate task;
    private @Nullable Cancellable running;

    /** @param task is given the wall-clock time, and says whether it has more to do */
    OnDemandTimer(ProcessorContext<?, ?> context, Duration every, LongPredicate task) {
        this.context = context;
        this.every = every;
        this.task = task;
    }

    /** Lets the task run one interval from now, unless it is about to run already. */
    void start() {
        if (running == null) {
            running = context.schedule(every, PunctuationType.WALL_CLOCK_TIME, this::run);
        }
    }

    private void run(long now) {
        Cancellable timer = running;
        if (!task.test(now) && timer != null) {
            timer.cancel();
            running = null;
        }
    }
}
