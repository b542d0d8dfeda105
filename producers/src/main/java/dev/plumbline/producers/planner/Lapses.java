package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Failure;
import java.time.Instant;

/** Ends outstanding attempts that will bring nothing: nobody asks for the work any more, or its worker is gone. */
final class Lapses {
    private final Facts facts;
    private final Board board;
    private final Workers workers;
    private final PlannerConfig config;
    private final FailureListener failures;

    Lapses(Facts facts, Board board, Workers workers, PlannerConfig config, FailureListener failures) {
        this.facts = facts;
        this.board = board;
        this.workers = workers;
        this.config = config;
        this.failures = failures;
    }

    void end(Instant now) {
        for (Queue queue : Queue.values()) {
            for (WorkFact work : facts.outstanding(queue)) {
                facts.put(afterLook(work, now));
            }
        }
    }

    private WorkFact afterLook(WorkFact work, Instant now) {
        if (!wanted(work.work())) {
            return work.end(work.released());
        }
        WorkFact.Holder holder = work.currentHolder();
        if (holder == null) {
            Instant released = work.releasedAt() == null ? Instant.MIN : work.releasedAt();
            return workers.overlooked(work.work().queue(), released, config.unstarted(), now)
                    ? lose(work, "nobody began it for " + config.unstarted() + " though workers were idle", now)
                    : work;
        }
        if (workers.left(holder)) {
            return work.end(work.released());
        }
        return workers.lost(work.work(), holder, now)
                ? lose(work, "worker " + holder.worker() + " has not spoken of it for " + config.silence(), now)
                : work;
    }

    private boolean wanted(WorkId work) {
        Demand demand = board.demand(work.stage());
        if (facts.done(work)) {
            return false;
        }
        TestKey test = work.test();
        if (test != null) {
            return demand.wants(test) || board.backfills().wants(work.stage(), test);
        }
        return !demand.live().isEmpty() && board.stage(work.stage()).failed() == null;
    }

    private WorkFact lose(WorkFact work, String why, Instant now) {
        Failure failure = new Failure(Failure.Cause.WORKER_LOST, work.work() + ": " + why, null);
        failures.failed(work.work().queue(), failure.cause());
        return work.fail(work.released(), new Failed(failure, now, now));
    }
}
