package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.StageState;
import dev.plumbline.contracts.event.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says where runs and stages stand, when that has changed. */
final class Announcer {
    private final Facts facts;
    private final Board board;

    Announcer(Facts facts, Board board) {
        this.facts = facts;
        this.board = board;
    }

    List<Event> announce() {
        List<Event> changed = new ArrayList<>();
        board.drainChangedStages().forEach(stage -> stage(stage, changed));
        board.drainChangedRuns().forEach(run -> run(run, changed));
        return changed;
    }

    private void run(String id, List<Event> changed) {
        RunState state = board.run(id).state();
        Said.OfRun said = facts.saidOfRun(id);
        if (said == null || !said.same(state)) {
            facts.put(new Said.OfRun(state));
            changed.add(state);
        }
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
