package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Attempt.Outcome;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Work;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens with one item: its attempt is said, the work done, and its outcome said, all before the item is
 * acknowledged. An attempt without a result is said to be handed back, for only the planner issues work again: the
 * record itself never goes back to the queue, where it would be a second item beside the planner's next.
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

    /** @throws InterruptedException where the worker's patience is at its end: nothing more is said of the item */
    WorkOutcome run(W work, WorkProgress progress) throws InterruptedException {
        Ending ending = cancelled.test(work.key()) ? stopped(work, WorkOutcome.CANCELLED) : ending(work, progress);
        voice.say(ending.result);
        return ending.outcome;
    }

    private record Ending(Result<?> result, WorkOutcome outcome) {}

    private Ending ending(W work, WorkProgress progress) throws InterruptedException {
        try {
            Optional<? extends Result<?>> before = bench.done(work, progress);
            if (before.isPresent()) {
                LOG.info("{} was done before; its result is said again", work.work());
                return new Ending(before.get(), WorkOutcome.KNOWN);
            }
            voice.say(voice.attempt(work, Outcome.STARTED));
            return new Ending(bench.perform(work, progress), WorkOutcome.DONE);
        } catch (WorkStopped e) {
            return stopped(work, e.outcome());
        } catch (WorkFailed e) {
            return failed(work, e);
        } catch (OutOfMemoryError e) {
            return failed(work, WorkFailed.of(Failure.Cause.OUT_OF_MEMORY, e));
        } catch (RuntimeException | Error e) {
            return failed(work, WorkFailed.of(Failure.Cause.INTERNAL, e));
        }
    }

    private Ending stopped(W work, WorkOutcome outcome) {
        LOG.info("{} is stopped: {}", work.work(), outcome.label());
        return new Ending(voice.attempt(work, Outcome.HANDED_BACK), outcome);
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
