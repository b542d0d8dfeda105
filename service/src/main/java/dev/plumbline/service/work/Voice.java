package dev.plumbline.service.work;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Attempt;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Work;
import dev.plumbline.service.Publisher;
import java.time.InstantSource;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one worker says of its work. Safe from several threads. */
final class Voice {
    private static final Logger LOG = LoggerFactory.getLogger(Voice.class);

    private final Publisher publisher;
    private final Topic<Attempt> attempts;
    private final String worker;
    private final InstantSource clock;

    Voice(Publisher publisher, Topic<Attempt> attempts, String worker, InstantSource clock) {
        this.publisher = publisher;
        this.attempts = attempts;
        this.worker = worker;
        this.clock = clock;
    }

    Result<Attempt> attempt(Work work, Attempt.Outcome outcome) {
        return attempt(work, outcome, null);
    }

    Result<Attempt> failed(Work work, Failure failure) {
        return attempt(work, Attempt.Outcome.FAILED, failure);
    }

    private Result<Attempt> attempt(Work work, Attempt.Outcome outcome, @Nullable Failure failure) {
        return Result.of(
                attempts,
                new Attempt(work.work(), work.key(), work.attempt(), worker, outcome, failure, clock.instant()));
    }

    String worker() {
        return worker;
    }

    /**
     * Returns once the broker has it, however long it is out of reach: readers know a repeated event by its id.
     *
     * @throws IllegalStateException where the broker will never take it
     */
    void say(Result<?> result) throws InterruptedException {
        while (!said(result)) {
            LOG.warn("{} was out of reach; saying it again", result.topic());
        }
    }

    private boolean said(Result<?> result) throws InterruptedException {
        try {
            result.publish(publisher);
            return true;
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw e;
        }
    }
}
