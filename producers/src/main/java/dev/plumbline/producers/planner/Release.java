package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.event.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes work out of the backlog, as much as the workers will soon take. */
final class Release {
    private final Facts facts;
    private final Board board;
    private final Workers workers;
    private final PlannerConfig config;
    private final Map<Queue, Turns> turns = new EnumMap<>(Queue.class);

    Release(Facts facts, Board board, Workers workers, PlannerConfig config) {
        this.facts = facts;
        this.board = board;
        this.workers = workers;
        this.config = config;
        for (Queue queue : Queue.values()) {
            turns.put(queue, new Turns(config.ageing()));
        }
    }

    List<Work> release(Queue queue, Instant now) {
        List<WorkFact> outstanding = facts.outstanding(queue);
        int free = bound(queue, now) - outstanding.size();
        List<Work> released = new ArrayList<>();
        List<Candidate> candidates = free > 0 ? candidates(queue, now) : List.of();
        Map<String, Integer> usage = usage(outstanding);
        Turns order = Objects.requireNonNull(turns.get(queue), "every queue has its turns");
        while (released.size() < free && !candidates.isEmpty()) {
            Candidate next = order.next(candidates, usage, now);
            order.served(next, now);
            usage.merge(next.study(), 1, Integer::sum);
            released.add(issue(next.stage(), next.work().get(0), next.claimant(), now));
            candidates.removeIf(c -> c.stage().id().equals(next.stage().id()));
            add(candidates, next.stage(), next.work().subList(1, next.work().size()), now);
        }
        if (queue == Queue.EVALUATION) {
            int slots = workers.slots(queue, now);
            int room = Math.min(free, slots + 1 - outstanding.size()) - released.size();
            released.addAll(backfill(room, now));
        }
        return released;
    }

    /**
     * What was added later comes after all that live runs ask for: in what room is left, and one more than there are slots,
     * so that live work that turns up has little before it.
     */
    private List<Work> backfill(int room, Instant now) {
        List<Work> released = new ArrayList<>();
        for (List<WorkId> ofStage : board.backfills().toScore()) {
            for (WorkId id : ofStage) {
                if (released.size() >= room) {
                    return released;
                }
                StageView stage = board.stage(id.stage());
                if (ready(facts.work(id), board.backfills().forgiven(id, stage), now)) {
                    released.add(issue(stage, id, null, now));
                }
            }
        }
        return released;
    }

    int bound(Queue queue, Instant now) {
        return Math.max(config.least(), config.itemsPerSlot() * workers.slots(queue, now));
    }

    private Map<String, Integer> usage(List<WorkFact> outstanding) {
        Map<String, Integer> usage = new HashMap<>();
        for (WorkFact work : outstanding) {
            Demand demand = board.demand(work.work().stage());
            RunView claimant = demand.claimant();
            TestKey test = work.work().test();
            if (claimant != null && (test == null || demand.wants(test))) {
                usage.merge(claimant.run().study(), 1, Integer::sum);
            }
        }
        return usage;
    }

    private List<Candidate> candidates(Queue queue, Instant now) {
        List<Candidate> candidates = new ArrayList<>();
        if (queue == Queue.TRAINING) {
            board.toTrain().forEach(stage -> add(candidates, stage, epochs(stage), now));
        } else {
            board.toScore().forEach((stage, work) -> add(candidates, board.stage(stage), work, now));
        }
        return candidates;
    }

    private void add(List<Candidate> candidates, StageView stage, List<WorkId> work, Instant now) {
        RunView claimant = board.demand(stage.id()).claimant();
        int first = 0;
        while (first < work.size() && !ready(facts.work(work.get(first)), stage.retried(), now)) {
            first++;
        }
        if (first < work.size() && claimant != null) {
            Instant since = Times.latest(stage.at(), claimant.run().heard());
            candidates.add(new Candidate(stage, claimant, work.subList(first, work.size()), since));
        }
    }

    private boolean ready(WorkFact work, Instant retried, Instant now) {
        return !work.outstanding()
                && !config.retries().next(work.since(retried)).isAfter(now);
    }

    /** A stage has at most one epoch outstanding, and none before its parent is there. */
    private List<WorkId> epochs(StageView stage) {
        WorkId next = stage.next();
        boolean busy = facts.worksOf(stage.id()).stream()
                .anyMatch(work -> work.work().queue() == Queue.TRAINING && work.outstanding());
        return next == null || busy || !ready(stage) ? List.of() : List.of(next);
    }

    /** @param claimant in whose name an epoch is trained */
    private Work issue(StageView stage, WorkId id, @Nullable RunView claimant, Instant now) {
        WorkFact known = facts.work(id);
        int attempt = known.nextAttempt();
        TestKey test = id.test();
        Work work = test == null
                ? epoch(stage.stage(), id, Objects.requireNonNull(claimant, "a run asks for every epoch"), attempt)
                : evaluation(stage.stage(), id, test, attempt);
        Instant countFrom = test == null ? Instant.MIN : board.spokenOf(id);
        facts.put(known.release(attempt, parentGeneration(work), now, countFrom));
        return work;
    }

    private static int parentGeneration(Work work) {
        CheckpointRef parent = work instanceof EpochWork epoch ? epoch.parent() : null;
        return parent == null ? 0 : parent.generation();
    }

    private EpochWork epoch(Stage stage, WorkId id, RunView claimant, int attempt) {
        EpochFact parent = board.parent(id);
        return new EpochWork(
                stage,
                id.epoch(),
                id.generation(),
                parent == null ? null : parent.checkpoint(),
                claimant.run().accepted().validation(stage.kind()),
                attempt);
    }

    private EvaluationWork evaluation(Stage stage, WorkId id, TestKey key, int attempt) {
        CheckpointRef checkpoint = facts.epoch(id.stage(), id.epoch()).checkpoint();
        return new EvaluationWork(
                stage,
                Objects.requireNonNull(checkpoint, "only checkpoints are scored"),
                key.task(),
                test(id.stage(), key),
                Evaluation.METRIC_VERSION,
                attempt);
    }

    /** As it was added, or as the first run that asks for it describes it. */
    private TestSet test(String stage, TestKey key) {
        TestFact added = facts.test(key);
        if (added != null) {
            return added.test();
        }
        return board.demand(stage).live().stream()
                .map(RunView::run)
                .filter(run -> run.asksFor(key))
                .flatMap(run -> run.accepted().tests().stream())
                .filter(test -> test.name().equals(key.test()))
                .findFirst()
                .orElseThrow();
    }

    /** Items that could be worked on now and that nobody has begun, whether they are in the queue or not. */
    int backlog(Queue queue) {
        long ready = queue == Queue.TRAINING
                ? board.toTrain().stream().filter(this::ready).count()
                : board.toScore().values().stream().mapToInt(List::size).sum()
                        + board.backfills().backlog();
        long begun = facts.outstanding(queue).stream()
                .filter(work -> work.currentHolder() != null)
                .count();
        return (int) Math.max(0, ready - begun);
    }

    private boolean ready(StageView stage) {
        WorkId next = stage.next();
        EpochFact parent = next == null ? null : board.parent(next);
        return next != null && (parent == null ? stage.stage().parent() == null : parent.sound());
    }
}
