package dev.plumbline.producers.planner;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that the planner remembers, with the indexes it is looked up by and a note of what changed. */
final class Facts {
    private final Map<String, RunFact> runs = new HashMap<>();
    private final Map<String, NavigableMap<Long, RunFact>> runsByStage = new HashMap<>();
    private final Map<String, Set<String>> runsByStudy = new HashMap<>();
    private final Map<String, Set<String>> runsByTask = new HashMap<>();
    private final Map<String, Map<String, TestFact>> tests = new TreeMap<>();
    private final Map<String, CommandFact> commands = new HashMap<>();
    private final Map<String, Map<Integer, EpochFact>> epochs = new HashMap<>();
    private final Map<String, Map<WorkId, WorkFact>> works = new HashMap<>();
    private final Map<Queue, NavigableMap<String, WorkFact>> outstanding = new EnumMap<>(Queue.class);
    private final Map<String, Said.OfRun> saidOfRuns = new HashMap<>();
    private final Map<String, Said.OfStage> saidOfStages = new HashMap<>();
    private final Map<String, Said.OfBackfill> saidOfBackfills = new HashMap<>();

    private final Map<String, Optional<Fact>> changes = new LinkedHashMap<>();
    private final Set<String> touchedRuns = new TreeSet<>();
    private final Set<String> touchedStages = new TreeSet<>();

    /** Remembers the fact; the same again changes nothing. */
    void put(Fact fact) {
        if (!fact.equals(known(fact))) {
            index(fact);
            changes.put(fact.key(), Optional.of(fact));
        }
    }

    /** As {@link #put} for what the store holds already. */
    void restore(Fact fact) {
        index(fact);
    }

    private @Nullable Fact known(Fact fact) {
        if (fact instanceof RunFact run) {
            return runs.get(run.id());
        }
        if (fact instanceof CommandFact command) {
            return commands.get(command.target());
        }
        if (fact instanceof EpochFact epoch) {
            return epochs.getOrDefault(epoch.stage(), Map.of()).get(epoch.epoch());
        }
        if (fact instanceof WorkFact work) {
            return works.getOrDefault(work.work().stage(), Map.of()).get(work.work());
        }
        if (fact instanceof TestFact test) {
            return test(test.id());
        }
        if (fact instanceof Said.OfRun run) {
            return saidOfRuns.get(run.state().run());
        }
        return fact instanceof Said.OfStage stage
                ? saidOfStages.get(stage.state().stage())
                : saidOfBackfills.get(((Said.OfBackfill) fact).state().key());
    }

    void remove(WorkFact work) {
        touchedStages.add(work.work().stage());
        queued(work.work().queue()).remove(work.key());
        Map<WorkId, WorkFact> ofStage = works.get(work.work().stage());
        if (ofStage != null && ofStage.remove(work.work()) != null) {
            changes.put(work.key(), Optional.empty());
        }
    }

    private void index(Fact fact) {
        if (fact instanceof RunFact run) {
            indexRun(run);
        } else if (fact instanceof CommandFact command) {
            touchedRuns.addAll(targetedBy(command.target()));
            commands.put(command.target(), command);
        } else if (fact instanceof EpochFact epoch) {
            touchedStages.add(epoch.stage());
            epochs.computeIfAbsent(epoch.stage(), s -> new HashMap<>()).put(epoch.epoch(), epoch);
        } else if (fact instanceof WorkFact work) {
            indexWork(work);
        } else if (fact instanceof TestFact test) {
            touchedRuns.addAll(runsByTask.getOrDefault(test.task(), Set.of()));
            tests.computeIfAbsent(test.task(), t -> new TreeMap<>())
                    .put(test.test().name(), test);
        } else if (fact instanceof Said.OfRun said) {
            saidOfRuns.put(said.state().run(), said);
        } else if (fact instanceof Said.OfStage said) {
            saidOfStages.put(said.state().stage(), said);
        } else if (fact instanceof Said.OfBackfill said) {
            saidOfBackfills.put(said.state().key(), said);
        }
    }

    private void indexRun(RunFact run) {
        touchedRuns.add(run.id());
        runs.put(run.id(), run);
        runsByTask.computeIfAbsent(run.task(), t -> new HashSet<>()).add(run.id());
        runsByStudy.computeIfAbsent(run.study(), s -> new HashSet<>()).add(run.id());
        runsByStage.computeIfAbsent(run.finetune(), s -> new TreeMap<>()).put(run.order(), run);
        if (run.pretrain() != null) {
            runsByStage.computeIfAbsent(run.pretrain(), s -> new TreeMap<>()).put(run.order(), run);
        }
    }

    private void indexWork(WorkFact work) {
        touchedStages.add(work.work().stage());
        works.computeIfAbsent(work.work().stage(), s -> new HashMap<>()).put(work.work(), work);
        if (work.outstanding()) {
            queued(work.work().queue()).put(work.key(), work);
        } else {
            queued(work.work().queue()).remove(work.key());
        }
    }

    private NavigableMap<String, WorkFact> queued(Queue queue) {
        return outstanding.computeIfAbsent(queue, q -> new TreeMap<>());
    }

    private Set<String> targetedBy(String target) {
        Set<String> targeted = new HashSet<>(runsByStudy.getOrDefault(target, Set.of()));
        if (runs.containsKey(target)) {
            targeted.add(target);
        }
        return targeted;
    }

    /** What was put or removed since the last call, by key; empty: removed. */
    Map<String, Optional<Fact>> drainChanges() {
        Map<String, Optional<Fact>> drained = new LinkedHashMap<>(changes);
        changes.clear();
        return drained;
    }

    /** Runs whose facts changed since the last call. */
    Set<String> drainTouchedRuns() {
        return drain(touchedRuns);
    }

    /** Stages whose facts changed since the last call. */
    Set<String> drainTouchedStages() {
        return drain(touchedStages);
    }

    private static Set<String> drain(Set<String> from) {
        Set<String> drained = new TreeSet<>(from);
        from.clear();
        return drained;
    }

    @Nullable
    RunFact run(String id) {
        return runs.get(id);
    }

    /** The runs with this stage, in the order of acceptance. */
    Collection<RunFact> runsOf(String stage) {
        return runsByStage.getOrDefault(stage, new TreeMap<>()).values();
    }

    @Nullable
    TestFact test(TestKey id) {
        return tests.getOrDefault(id.task(), Map.of()).get(id.test());
    }

    /** Every test set that was added to any task. */
    List<TestFact> tests() {
        return tests.values().stream()
                .flatMap(ofTask -> ofTask.values().stream())
                .toList();
    }

    /** The test sets that were added to the runs' tasks, in the order in which they were. */
    List<TestFact> testsOf(Collection<RunFact> runsOfStage) {
        return tests.isEmpty()
                ? List.of()
                : runsOfStage.stream()
                        .map(RunFact::task)
                        .distinct()
                        .flatMap(task -> tests.getOrDefault(task, Map.of()).values().stream())
                        .sorted(Comparator.comparingLong(TestFact::order))
                        .toList();
    }

    CommandFact command(String target) {
        CommandFact known = commands.get(target);
        return known == null ? CommandFact.none(target) : known;
    }

    Words words(RunFact run) {
        return new Words(run, command(run.id()), command(run.study()));
    }

    EpochFact epoch(String stage, int epoch) {
        EpochFact known = epochs.getOrDefault(stage, Map.of()).get(epoch);
        return known == null ? EpochFact.none(stage, epoch) : known;
    }

    /** The attempts at the stage's work that is not done, a copy. */
    List<WorkFact> worksOf(String stage) {
        return List.copyOf(works.getOrDefault(stage, Map.of()).values());
    }

    WorkFact work(WorkId id) {
        WorkFact known = works.getOrDefault(id.stage(), Map.of()).get(id);
        return known == null ? WorkFact.none(id) : known;
    }

    /** What is in the queue or in a worker's hands, a copy. */
    List<WorkFact> outstanding(Queue queue) {
        return List.copyOf(queued(queue).values());
    }

    /** Whether the work's result is known, or that of a later generation. */
    boolean done(WorkId id) {
        EpochFact epoch = epoch(id.stage(), id.epoch());
        TestKey test = id.test();
        if (test == null) {
            return epoch.generation() >= id.generation();
        }
        return epoch.generation() > id.generation()
                || epoch.scored().contains(new EpochFact.Score(id.generation(), test));
    }

    Said.@Nullable OfRun saidOfRun(String run) {
        return saidOfRuns.get(run);
    }

    Said.@Nullable OfBackfill saidOfBackfill(String test) {
        return saidOfBackfills.get(test);
    }

    Said.@Nullable OfStage saidOfStage(String stage) {
        return saidOfStages.get(stage);
    }
}
