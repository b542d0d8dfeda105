package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what is worked on. It does no I/O and has no clock; one thread uses it.
 *
 * <p>Events become facts ({@link Intake}); where stages and runs stand is derived from the facts alone ({@link Deriver}),
 * so that the order in which topics are read does not matter. Decisions are made in {@link #plan} only: what was lost
 * ({@link Lapses}) or took too long ({@link Deadlines}), what is released ({@link Release}) and what is said of it ({@link Announcer}). They become facts too.
 */
final class Planner {
    private final Facts facts = new Facts();
    private final Workers workers;
    private final Intake intake;
    private final Board board;
    private final Lapses lapses;
    private final Absences absences;
    private final Deadlines deadlines;
    private final Release release;
    private final Announcer announcer;

    Planner(PlannerConfig config, FailureListener failures) {
        workers = new Workers(config.silence());
        intake = new Intake(facts, workers, failures);
        board = new Board(facts, config.retries());
        lapses = new Lapses(facts, board, workers, config, failures);
        absences = new Absences(workers);
        deadlines = new Deadlines(facts, board, workers, absences, config.evaluationWithin(), failures);
        release = new Release(facts, board, workers, config);
        announcer = new Announcer(facts, board, absences, config.evaluationWithin());
    }

    /** Takes back what {@link #drainChanges} once gave. */
    void restore(Fact fact) {
        facts.restore(fact);
    }

    /** Takes note of an event: one of the planner's inputs, or its own work read back. */
    void apply(Event event, Arrival arrival) {
        intake.apply(event, arrival);
    }

    /** Work to release and states to publish. To be called only when every event so far was applied. */
    List<Event> plan(Instant now) {
        workers.look(now);
        board.refresh();
        if (absences.look(now)) {
            board.touchLive();
        }
        lapses.end(now);
        deadlines.end(now);
        board.refresh();
        List<Event> effects = new ArrayList<>();
        for (Queue queue : Queue.values()) {
            effects.addAll(release.release(queue, now));
        }
        effects.addAll(announcer.announce(now));
        return effects;
    }

    /** Facts to store since the last call, by key; empty: to delete. */
    Map<String, Optional<Fact>> drainChanges() {
        return facts.drainChanges();
    }

    PlannerSnapshot snapshot(Instant now) {
        return new PlannerSnapshot(board.runStates(), board.stageStates(), loads(now), announcer.backfills(now));
    }

    private Map<Queue, PlannerSnapshot.Load> loads(Instant now) {
        Map<Queue, PlannerSnapshot.Load> loads = new EnumMap<>(Queue.class);
        for (Queue queue : Queue.values()) {
            loads.put(
                    queue,
                    new PlannerSnapshot.Load(
                            release.backlog(queue),
                            facts.outstanding(queue).size(),
                            workers.count(queue, now),
                            workers.slots(queue, now),
                            workers.busy(queue, now)));
        }
        return loads;
    }

    /** Events that could not be: a second content under a run's id, an attempt at no work. */
    long refused() {
        return intake.refused();
    }
}
