package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which kept checkpoints lack a score on a test set that was added to their task, and how many have one: of every
 * fine-tuning of the task that is not cancelled, whatever became of its runs. A run's own tests, which are those of its
 * task when it was accepted, are none of this while it is live.
 */
final class Backfills {
    private final Facts facts;
    private final RetryPolicy retries;
    private final Map<String, Map<TestKey, Tally>> byStage = new HashMap<>();
    private final Map<TestKey, Tally> totals = new HashMap<>();
    /** By stage the last that failed. */
    private final Map<TestKey, NavigableMap<String, Failed>> failures = new HashMap<>();
    /** By the order in which their stages were first asked for; of one stage by epoch, so that a checkpoint is read once. */
    private final NavigableMap<Long, List<WorkId>> toScore = new TreeMap<>();

    private int backlog;

    Backfills(Facts facts, RetryPolicy retries) {
        this.facts = facts;
        this.retries = retries;
    }

    /** Looks at the stage anew. */
    void place(StageView stage, Status status, Demand demand) {
        if (stage.stage().kind() != StageKind.FINETUNE) {
            return;
        }
        forget(stage.id());
        Collection<RunFact> runs = facts.runsOf(stage.id());
        List<TestFact> tests = status == Status.CANCELLED ? List.of() : facts.testsOf(runs);
        List<WorkId> open = new ArrayList<>();
        for (int epoch = 1; !tests.isEmpty() && epoch <= stage.stage().epochs(); epoch++) {
            EpochFact fact = facts.epoch(stage.id(), epoch);
            if (fact.checkpoint() != null) {
                tests.forEach(test -> look(stage, fact, test, demand, open));
            }
        }
        long order = runs.iterator().next().order();
        List<WorkId> before = open.isEmpty() ? toScore.remove(order) : toScore.put(order, open);
        backlog += open.size() - (before == null ? 0 : before.size());
    }

    private void forget(String stage) {
        Map<TestKey, Tally> known = byStage.remove(stage);
        if (known != null) {
            known.forEach((test, tally) -> totals.merge(test, tally, Tally::minus));
            failures.values().forEach(failed -> failed.remove(stage));
        }
    }

    private void look(StageView stage, EpochFact epoch, TestFact test, Demand demand, List<WorkId> open) {
        TestKey key = test.id();
        if (epoch.scored(key)) {
            count(stage.id(), key, new Tally(1, 1, 0, 0, 0));
            return;
        }
        Optional<Failed> failed = failed(stage, epoch, test, demand);
        if (failed.isPresent() && failed.get().failure().cause() == Failure.Cause.COLLECTED) {
            count(stage.id(), key, new Tally(1, 0, 1, 0, 0));
        } else if (failed.isPresent()) {
            count(stage.id(), key, new Tally(1, 0, 0, 1, 0));
            failures.computeIfAbsent(key, k -> new TreeMap<>()).put(stage.id(), failed.get());
        } else if (!epoch.sound() || (!demand.live().isEmpty() && demand.claimant() == null)) {
            count(stage.id(), key, new Tally(1, 0, 0, 0, 1));
        } else {
            count(stage.id(), key, new Tally(1, 0, 0, 0, 0));
            if (!demand.wants(key)) {
                open.add(WorkId.evaluation(stage.id(), epoch.epoch(), epoch.generation(), key));
            }
        }
    }

    private void count(String stage, TestKey test, Tally one) {
        byStage.computeIfAbsent(stage, s -> new HashMap<>()).merge(test, one, Tally::plus);
        totals.merge(test, one, Tally::plus);
    }

    /** Why the checkpoint cannot be scored. One that is corrupt is trained again for live runs only. */
    private Optional<Failed> failed(StageView stage, EpochFact epoch, TestFact test, Demand demand) {
        if (!epoch.sound()) {
            return demand.live().isEmpty()
                    ? Optional.of(epoch.corruptions().get(epoch.corruptions().size() - 1))
                            .map(EpochFact.Corruption::failed)
                    : Optional.empty();
        }
        WorkFact work = facts.work(WorkId.evaluation(stage.id(), epoch.epoch(), epoch.generation(), test.id()));
        return retries.exhausted(Deriver.own(work.since(Times.latest(test.heard(), stage.retried())), false));
    }

    /** Failures of the work up to here are forgiven. */
    Instant forgiven(WorkId work, StageView stage) {
        TestFact test = work.test() == null ? null : facts.test(work.test());
        return test == null ? stage.retried() : Times.latest(test.heard(), stage.retried());
    }

    /** Whether checkpoints of the stage are to be scored on the test set, though no live run may ask for it. */
    boolean wants(String stage, TestKey test) {
        return byStage.getOrDefault(stage, Map.of()).containsKey(test);
    }

    /** What is to be scored, in the order in which it is to be. */
    Collection<List<WorkId>> toScore() {
        return toScore.values();
    }

    /** How many of these there are. */
    int backlog() {
        return backlog;
    }

    Tally total(TestKey test) {
        return totals.getOrDefault(test, Tally.NONE);
    }

    /** Of one checkpoint that failed. */
    Optional<Failure> failure(TestKey test) {
        NavigableMap<String, Failed> failed = failures.getOrDefault(test, new TreeMap<>());
        return failed.values().stream().findFirst().map(Failed::failure);
    }
}
