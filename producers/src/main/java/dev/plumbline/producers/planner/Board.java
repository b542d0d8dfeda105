package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.TestSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where everything stands, kept current by deriving anew what a changed fact can bear on. */
final class Board {
    private final Facts facts;
    private final Deriver deriver;
    private final Map<String, StageView> stages = new HashMap<>();
    private final Map<String, RunView> runs = new HashMap<>();
    private final Map<String, Demand> demands = new HashMap<>();
    /** Stages in whose name someone asks for an epoch, by id. */
    private final Map<String, StageView> toTrain = new TreeMap<>();
    /** Evaluations that someone asks for and that have no result, by stage. */
    private final Map<String, List<WorkId>> toScore = new TreeMap<>();

    private final Backfills backfills;
    private final Set<String> changedStages = new TreeSet<>();
    private final Set<String> changedRuns = new TreeSet<>();

    Board(Facts facts, RetryPolicy retries) {
        this.facts = facts;
        this.deriver = new Deriver(facts, retries);
        this.backfills = new Backfills(facts, retries);
    }

    void refresh() {
        Set<RunFact> touched = new HashSet<>();
        for (String run : facts.drainTouchedRuns()) {
            touched.add(Objects.requireNonNull(facts.run(run), "only known runs are touched"));
        }
        Set<String> own = facts.drainTouchedStages();
        touched.forEach(run -> own.addAll(stagesOf(run)));
        own.forEach(this::blameParents);
        own.addAll(facts.drainTouchedStages());
        own.forEach(stage -> touched.addAll(facts.runsOf(stage)));
        Set<String> related = new TreeSet<>();
        touched.forEach(run -> related.addAll(stagesOf(run)));

        own.stream().filter(related::contains).forEach(stage -> stages.put(stage, deriver.stage(stage)));
        touched.forEach(run -> runs.put(run.id(), derive(run)));
        related.forEach(this::place);
        changedStages.addAll(related);
        touched.forEach(run -> changedRuns.add(run.id()));
    }

    private static List<String> stagesOf(RunFact run) {
        return run.pretrain() == null ? List.of(run.finetune()) : List.of(run.pretrain(), run.finetune());
    }

    private RunView derive(RunFact run) {
        StageView pretrain = run.pretrain() == null ? null : stage(run.pretrain());
        return deriver.run(run, pretrain, stage(run.finetune()));
    }

    /** A worker that could not read the checkpoint it was to start from has said so of the checkpoint, not of its work. */
    private void blameParents(String stage) {
        for (WorkFact work : facts.worksOf(stage)) {
            for (Map.Entry<Integer, Failed> attempt : work.failures().entrySet()) {
                if (attempt.getValue().failure().cause() == Failure.Cause.CORRUPT_CHECKPOINT) {
                    blame(work, attempt.getKey(), attempt.getValue());
                }
            }
        }
    }

    /** An attempt of which nobody knows what it read, for its release is no longer in the log, is taken to have read the first. */
    private void blame(WorkFact work, int attempt, Failed failed) {
        WorkId id = work.work();
        if (id.test() != null) {
            facts.put(facts.epoch(id.stage(), id.epoch()).withCorruption(id.generation(), failed));
            return;
        }
        EpochFact parent = parent(id);
        if (parent != null) {
            facts.put(parent.withCorruption(work.parents().getOrDefault(attempt, 1), failed));
        }
    }

    /** The epoch that this one starts from; null: from scratch, or the stage is not known yet. */
    @Nullable
    EpochFact parent(WorkId id) {
        if (id.epoch() > 1) {
            return facts.epoch(id.stage(), id.epoch() - 1);
        }
        Collection<RunFact> known = facts.runsOf(id.stage());
        Stage pretrain =
                known.isEmpty() ? null : known.iterator().next().accepted().pretrain();
        String parent = known.isEmpty()
                ? null
                : known.iterator().next().stage(id.stage()).parent();
        return parent == null || pretrain == null ? null : facts.epoch(parent, pretrain.epochs());
    }

    private void place(String stage) {
        List<RunView> users =
                facts.runsOf(stage).stream().map(run -> run(run.id())).toList();
        Demand demand = Demand.of(stage, users);
        demands.put(stage, demand);
        StageView view = stage(stage);
        if (demand.claimant() != null && view.next() != null && view.failed() == null) {
            toTrain.put(stage, view);
        } else {
            toTrain.remove(stage);
        }
        List<WorkId> unscored = demand.claimant() == null ? List.of() : unscored(view, demand);
        if (unscored.isEmpty()) {
            toScore.remove(stage);
        } else {
            toScore.put(stage, unscored);
        }
        backfills.place(view, Announcer.status(view, demand), demand);
    }

    private List<WorkId> unscored(StageView view, Demand demand) {
        Set<TestKey> tests = new LinkedHashSet<>();
        for (RunView run : demand.live()) {
            if (!run.paused() && run.run().finetune().equals(view.id())) {
                for (TestSet test : run.run().accepted().tests()) {
                    tests.add(run.run().keyOf(test));
                }
            }
        }
        List<WorkId> unscored = new ArrayList<>();
        for (int epoch = 1; !tests.isEmpty() && epoch <= view.stage().epochs(); epoch++) {
            EpochFact fact = facts.epoch(view.id(), epoch);
            for (TestKey test : tests) {
                if (fact.sound() && !fact.scored(test)) {
                    unscored.add(WorkId.evaluation(view.id(), epoch, fact.generation(), test));
                }
            }
        }
        return unscored;
    }

    StageView stage(String id) {
        return Objects.requireNonNull(stages.get(id), "the stage of a known run is known");
    }

    RunView run(String id) {
        return Objects.requireNonNull(runs.get(id), "a known run has a view");
    }

    /** The live runs that have this evaluation among theirs. */
    List<RunView> asking(WorkId evaluation) {
        TestKey test = evaluation.test();
        return demand(evaluation.stage()).live().stream()
                .filter(run -> test != null && run.run().asksFor(test))
                .toList();
    }

    /** When an operator last said something from which the evaluation's time counts anew. */
    Instant spokenOf(WorkId evaluation) {
        Instant at = backfills.forgiven(evaluation, stage(evaluation.stage()));
        for (RunView run : asking(evaluation)) {
            at = Times.latest(at, facts.words(run.run()).at());
        }
        return at;
    }

    Collection<RunView> runs() {
        return runs.values();
    }

    /** What time has done to every run, though nothing happened to it. */
    void touchLive() {
        runs.values().stream()
                .filter(RunView::live)
                .forEach(run -> changedRuns.add(run.run().id()));
    }

    /** Empty for a stage that no run has. */
    Demand demand(String stage) {
        return demands.getOrDefault(stage, Demand.of(stage, List.of()));
    }

    /** How many runs stand where. */
    Map<Status, Integer> runStates() {
        Map<Status, Integer> states = new EnumMap<>(Status.class);
        runs.values().forEach(run -> states.merge(run.status(), 1, Integer::sum));
        return states;
    }

    /** How many stages of each kind stand where. */
    Map<StageKind, Map<Status, Integer>> stageStates() {
        Map<StageKind, Map<Status, Integer>> states = new EnumMap<>(StageKind.class);
        for (StageView stage : stages.values()) {
            states.computeIfAbsent(stage.stage().kind(), kind -> new EnumMap<>(Status.class))
                    .merge(Announcer.status(stage, demand(stage.id())), 1, Integer::sum);
        }
        return states;
    }

    Backfills backfills() {
        return backfills;
    }

    Collection<StageView> toTrain() {
        return toTrain.values();
    }

    Map<String, List<WorkId>> toScore() {
        return toScore;
    }

    Set<String> drainChangedStages() {
        Set<String> drained = new TreeSet<>(changedStages);
        changedStages.clear();
        return drained;
    }

    Set<String> drainChangedRuns() {
        Set<String> drained = new TreeSet<>(changedRuns);
        changedRuns.clear();
        return drained;
    }
}
