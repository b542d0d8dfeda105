package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.StageState;
import dev.plumbline.contracts.event.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says where runs and stages stand, when that has changed. */
final class Announcer {
    private final Facts facts;
    private final Board board;
    private final Absences absences;
    private final Duration evaluationWithin;

    Announcer(Facts facts, Board board, Absences absences, Duration evaluationWithin) {
        this.facts = facts;
        this.board = board;
        this.absences = absences;
        this.evaluationWithin = evaluationWithin;
    }

    List<Event> announce(Instant now) {
        List<Event> changed = new ArrayList<>();
        board.drainChangedStages().forEach(stage -> stage(stage, changed));
        board.drainChangedRuns().forEach(run -> run(run, changed));
        backfills(now).forEach(backfill -> backfill(backfill, changed));
        return changed;
    }

    private void run(String id, List<Event> changed) {
        RunView run = board.run(id);
        RunState state = run.state(absences.of(run.queue()).orElse(null));
        Said.OfRun said = facts.saidOfRun(id);
        if (said == null || !said.same(state)) {
            facts.put(new Said.OfRun(state));
            changed.add(state);
        }
    }

    private void backfill(BackfillState state, List<Event> changed) {
        Said.OfBackfill said = facts.saidOfBackfill(state.key());
        if (said == null || !said.same(state)) {
            facts.put(new Said.OfBackfill(state));
            changed.add(state);
        }
    }

    /** Where the test sets stand that were added to tasks. */
    List<BackfillState> backfills(Instant now) {
        return facts.tests().stream().map(test -> backfill(test, now)).toList();
    }

    private BackfillState backfill(TestFact test, Instant now) {
        Tally tally = board.backfills().total(test.id());
        int todo = tally.open() - tally.held();
        String absence = todo > 0 ? absences.of(Queue.EVALUATION).orElse(null) : null;
        boolean overdue = absence != null && absences.lasts(Queue.EVALUATION, test.heard(), evaluationWithin, now);
        Failure failure = overdue
                ? new Failure(
                        Failure.Cause.OVERDUE,
                        "the rest was not done within " + evaluationWithin + ": " + absence,
                        null)
                : board.backfills().failure(test.id()).orElse(null);
        return new BackfillState(
                test.task(),
                test.test().name(),
                test.test().role(),
                test.request(),
                tally.checkpoints(),
                tally.done(),
                tally.collected(),
                tally.failed() + (overdue ? todo : 0),
                absence != null || tally.held() == 0
                        ? absence
                        : tally.held() + " checkpoints are of paused runs, or have to be trained again",
                failure,
                now);
    }

    private void stage(String id, List<Event> changed) {
        StageState state = state(board.stage(id), board.demand(id));
        Said.OfStage said = facts.saidOfStage(id);
        if (said == null || !said.same(state)) {
            facts.put(new Said.OfStage(state));
            changed.add(state);
        }
    }

    private static StageState state(StageView stage, Demand demand) {
        Status status = status(stage, demand);
        boolean own = status == Status.COMPLETED || status == Status.FAILED || status == Status.TRAINING;
        Instant at = own ? stage.at() : Times.latest(stage.at(), demand.at());
        return new StageState(
                stage.id(),
                stage.stage().kind(),
                stage.stage().recipe().ref(),
                status,
                stage.trained(),
                stage.stage().epochs(),
                status == Status.FAILED && stage.failed() != null
                        ? stage.failed().failure()
                        : null,
                at);
    }

    static Status status(StageView stage, Demand demand) {
        if (stage.next() == null) {
            return Status.COMPLETED;
        }
        if (stage.failed() != null) {
            return Status.FAILED;
        }
        if (demand.live().isEmpty()) {
            return stage.trained() == stage.stage().epochs() ? Status.COMPLETED : Status.CANCELLED;
        }
        if (demand.claimant() == null) {
            return Status.PAUSED;
        }
        return stage.begun() ? Status.TRAINING : Status.WAITING;
    }
}
