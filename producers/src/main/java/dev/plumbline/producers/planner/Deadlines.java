package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ends evaluations that are not done in time: no attempt brings a result, however it ends or goes on, or nobody comes for
 * them. For the first the time counts from when an evaluation was first given out, so that a long backlog is no fault; for
 * the second from when anything last happened to the run and an evaluator was last heard of. An operator's word and a
 * pause of the planner itself begin it anew.
 */
final class Deadlines {
    private final Facts facts;
    private final Board board;
    private final Workers workers;
    private final Absences absences;
    private final Duration within;
    private final FailureListener failures;

    Deadlines(Facts facts, Board board, Workers workers, Absences absences, Duration within, FailureListener failures) {
        this.facts = facts;
        this.board = board;
        this.workers = workers;
        this.absences = absences;
        this.within = within;
        this.failures = failures;
    }

    void end(Instant now) {
        Optional<String> absence = absences.of(Queue.EVALUATION);
        for (WorkFact work : facts.outstanding(Queue.EVALUATION)) {
            Instant since = since(work);
            if (!paused(work.work()) && Times.elapsed(since, within, now)) {
                fail(work, absence.orElseGet(() -> "it has been given out since " + since + last(work)), now);
            }
        }
        if (absence.isPresent()) {
            board.runs().stream()
                    .filter(run -> run.status() == Status.EVALUATING)
                    .filter(run -> absences.lasts(Queue.EVALUATION, run.at(), within, now))
                    .forEach(run -> failFirst(run, absence.get(), now));
        }
    }

    private boolean paused(WorkId id) {
        List<RunView> asking = board.asking(id);
        return !asking.isEmpty() && asking.stream().allMatch(RunView::paused);
    }

    private Instant since(WorkFact work) {
        Instant first = work.first() == null ? Instant.MIN : work.first();
        return Times.latest(Times.latest(first, workers.listeningSince()), board.spokenOf(work.work()));
    }

    private void failFirst(RunView run, String why, Instant now) {
        board.toScore().getOrDefault(run.run().finetune(), List.of()).stream()
                .filter(id -> id.test() != null && run.run().asksFor(id.test()))
                .findFirst()
                .ifPresent(id -> fail(facts.work(id), why, now));
    }

    /** What was never given out has failed as the attempt that it would have been. */
    private void fail(WorkFact work, String why, Instant now) {
        int attempt = work.outstanding() ? work.released() : work.nextAttempt();
        Failure failure =
                new Failure(Failure.Cause.OVERDUE, work.work() + " was not done within " + within + ": " + why, null);
        failures.failed(Queue.EVALUATION, failure.cause());
        facts.put(work.fail(attempt, new Failed(failure, now, now)));
    }

    private static String last(WorkFact work) {
        return work.failures().values().stream()
                .reduce((first, second) -> second)
                .map(failed ->
                        "; the last attempt that failed: " + failed.failure().message())
                .orElse("");
    }
}
