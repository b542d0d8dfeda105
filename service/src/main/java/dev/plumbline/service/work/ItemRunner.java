package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Attempt.Outcome;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Work;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens with one item: nothing where it is moot, else its attempt is said, the work done, and its outcome said,
 * all before the item is acknowledged.
 */
final class ItemRunner<W extends Work> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ItemRunner.class);

    private final Workbench<W> bench;
    private final Voice voice;
    private final CancelledNow cancelled;

    ItemRunner(Workbench<W> bench, Voice voice, CancelledNow cancelled) {
        this.bench = bench;
        this.voice = voice;
        this.cancelled = cancelled;
    }

    /** Whether a stage is cancelled, by all that the planner has said up to now. */
    @FunctionalInterface
    interface CancelledNow {
        boolean test(String stage) throws InterruptedException;
    }

    /** @param backToQueue the record is to be released; otherwise it is done with, and to be accepted */
    record Ended(WorkOutcome outcome, boolean backToQueue) {}

    /** @throws InterruptedException where the worker's patience is at its end: nothing more is said of the item */
    Ended run(W work, Hold hold, WorkProgress progress) throws InterruptedException {
        if (cancelled.test(work.key())) {
            LOG.info("{} is cancelled, before it began", work.work());
            return new Ended(WorkOutcome.CANCELLED, false);
        }
        Ending ending = ending(work, hold, progress);
        voice.say(ending.result);
        return new Ended(ending.outcome, ending.outcome == WorkOutcome.HANDED_BACK);
    }

    private record Ending(Result<?> result, WorkOutcome outcome) {}

    private Ending ending(W work, Hold hold, WorkProgress progress) throws InterruptedException {
        try {
            Optional<? extends Result<?>> before = bench.done(work);
            if (before.isPresent()) {
                LOG.info("{} was done before; its result is said again", work.work());
                return new Ending(before.get(), WorkOutcome.KNOWN);
            }
            voice.say(voice.attempt(work, Outcome.STARTED));
            return new Ending(bench.perform(work, progress), WorkOutcome.DONE);
        } catch (WorkStopped e) {
            return stopped(work, e.why(), hold);
        } catch (WorkFailed e) {
            return failed(work, e);
        } catch (OutOfMemoryError e) {
            return failed(work, WorkFailed.of(Failure.Cause.OUT_OF_MEMORY, e));
        } catch (RuntimeException | Error e) {
            return failed(work, WorkFailed.of(Failure.Cause.INTERNAL, e));
        }
    }

    private Ending stopped(W work, WorkStopped.Why why, Hold hold) {
        LOG.info("{} stopped: {}", work.work(), why);
        if (why == WorkStopped.Why.CANCELLED) {
            return new Ending(voice.attempt(work, Outcome.HANDED_BACK), WorkOutcome.CANCELLED);
        }
        if (hold.giveBack()) {
            return new Ending(voice.attempt(work, Outcome.HANDED_BACK), WorkOutcome.HANDED_BACK);
        }
        // The queue no longer has the record for us to give back: only the planner can issue the work again.
        String message = "worker " + voice.worker() + " left in the midst of " + work.work();
        Failure lost = new Failure(Failure.Cause.WORKER_LOST, message, null);
        return new Ending(voice.failed(work, lost), WorkOutcome.FAILED);
    }

    private Ending failed(W work, WorkFailed failed) {
        Failure failure = failed.failure();
        LOG.warn("{} failed: {}: {}", work.work(), failure.cause(), failure.message(), failed.getCause());
        return new Ending(voice.failed(work, failure), WorkOutcome.FAILED);
    }

    @Override
    public void close() {
        bench.close();
    }
}
