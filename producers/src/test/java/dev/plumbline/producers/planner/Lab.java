package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.StageState;
import dev.plumbline.contracts.event.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A planner with a clock that stands still, an inbox and an outbox. */
final class Lab {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PlannerConfig config;
    private final Map<String, byte[]> store = new TreeMap<>();
    private final List<Work> outbox = new ArrayList<>();
    private final Map<String, RunState> runs = new HashMap<>();
    private final Map<String, StageState> stages = new HashMap<>();
    private final Map<String, BackfillState> backfills = new HashMap<>();
    private final List<Failure.Cause> failures = new ArrayList<>();
    private Planner planner;
    private Instant now = START;
    private long offset;

    Lab(PlannerConfig config) {
        this.config = config;
        this.planner = new Planner(config, (queue, cause) -> failures.add(cause));
    }

    Lab() {
        this(PlannerConfig.standard());
    }

    Instant now() {
        return now;
    }

    Planner planner() {
        return planner;
    }

    /** What the metrics were told. */
    List<Failure.Cause> failures() {
        return failures;
    }

    Lab hear(Event... events) {
        for (Event event : events) {
            planner.apply(event, new Arrival(offset++, now, now));
        }
        return this;
    }

    Lab say(String target, Command.Action action) {
        return hear(Samples.command(target, action, null, now));
    }

    Lab prioritise(String target, int priority) {
        return hear(Samples.command(target, Command.Action.PRIORITISE, priority, now));
    }

    /** Adds a test set to the one task of {@link Samples}. */
    Lab add(String test) {
        return hear(Samples.added(test, "r" + offset));
    }

    Lab trainer(String worker, int slots, Work... working) {
        return hear(Samples.heartbeat(worker, Heartbeat.Kind.TRAINER, slots, false, now, List.of(working)));
    }

    Lab evaluator(String worker, int slots, Work... working) {
        return hear(Samples.heartbeat(worker, Heartbeat.Kind.EVALUATOR, slots, false, now, List.of(working)));
    }

    Lab start(Work work, String worker) {
        return hear(Samples.started(work, worker, now));
    }

    Lab fail(Work work, Failure.Cause cause) {
        return hear(Samples.failed(work, "w", cause, now));
    }

    Lab done(EpochWork work) {
        return hear(Samples.done(work, now));
    }

    Lab scored(EvaluationWork work) {
        return hear(Samples.scored(work, now));
    }

    /** The planner is asked every second, as by its tick. */
    Lab pass(Duration time) {
        Instant until = now.plus(time);
        while (now.isBefore(until)) {
            now = now.plusSeconds(1);
            effects();
        }
        return this;
    }

    /** Time passes and nobody asks the planner. */
    Lab sleep(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** The planner stops; another starts from what it stored. */
    Lab restart() {
        persist();
        planner = new Planner(config, (queue, cause) -> failures.add(cause));
        store.forEach((key, bytes) -> planner.restore(FactCodec.decode(key, bytes)));
        return this;
    }

    /** What was released and not yet asked for. */
    List<Work> released() {
        return take(Work.class);
    }

    List<EpochWork> epochs() {
        return take(EpochWork.class);
    }

    List<EvaluationWork> evaluations() {
        return take(EvaluationWork.class);
    }

    private <W extends Work> List<W> take(Class<W> kind) {
        effects();
        List<W> work = outbox.stream().filter(kind::isInstance).map(kind::cast).toList();
        outbox.removeIf(kind::isInstance);
        return work;
    }

    /** The one epoch that is released now. */
    EpochWork epoch() {
        List<EpochWork> epochs = epochs();
        if (epochs.size() != 1) {
            throw new AssertionError("expected one epoch, not " + epochs);
        }
        return epochs.get(0);
    }

    RunState run(String id) {
        effects();
        return Objects.requireNonNull(runs.get(id), "a state of the run was published");
    }

    BackfillState backfill(String test) {
        effects();
        return Objects.requireNonNull(backfills.get(Samples.TASK + "/" + test), "its state was published");
    }

    StageState stage(String id) {
        effects();
        return Objects.requireNonNull(stages.get(id), "a state of the stage was published");
    }

    /** All that is published now. */
    List<Event> effects() {
        List<Event> effects = planner.plan(now);
        persist();
        for (Event effect : effects) {
            if (effect instanceof RunState run) {
                runs.put(run.run(), run);
            } else if (effect instanceof StageState stage) {
                stages.put(stage.stage(), stage);
            } else if (effect instanceof BackfillState backfill) {
                backfills.put(backfill.key(), backfill);
            } else {
                outbox.add((Work) effect);
            }
        }
        return effects;
    }

    private void persist() {
        planner.drainChanges()
                .forEach((key, fact) ->
                        fact.ifPresentOrElse(f -> store.put(key, FactCodec.encode(f)), () -> store.remove(key)));
    }
}
