package dev.plumbline.producers.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.Command;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Stage;
import dev.plumbline.contracts.event.StageState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.contracts.event.Work;
import dev.plumbline.producers.planner.SimulatedWorld.Plague;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random grids of runs in a world where everything goes wrong, and what must hold all the same. Set the system property
 * {@code plumbline.seed} to a printed seed to see one of them again.
 */
class PlannerSimulationTest {
    private static final int STORM = 400;
    private static final int MOST_STEPS = 2_000;
    /** Of a world in which evaluations end by their deadlines only. */
    private static final int MOST_PLAGUED_STEPS = 10_000;

    private static final List<Plague> PLAGUES =
            List.of(Plague.NO_EVALUATORS, Plague.NO_STORE, Plague.HUNG, Plague.HANDING_BACK);

    private static final PlannerConfig CONFIG = new PlannerConfig(
            2,
            2,
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofDays(1),
            RetryPolicy.standard());

    static LongStream seeds() {
        return seeds(20);
    }

    /** Each plague twice: they last long. */
    static LongStream plagues() {
        return seeds(8);
    }

    private static LongStream seeds(int number) {
        Long given = Long.getLong("plumbline.seed");
        return given != null ? LongStream.of(given) : LongStream.rangeClosed(1, number);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyRunEndsAndNothingIsDoneTwice(long seed) {
        new Simulation(seed, Plague.NONE, CONFIG).run();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("plagues")
    void whateverKeepsEvaluationsFromBeingDoneEveryRunEndsAndARetryGoesOn(long seed) {
        Plague plague = PLAGUES.get((int) (seed % PLAGUES.size()));
        new Simulation(seed, plague, CONFIG.withEvaluationWithin(Duration.ofMinutes(5))).runPlagued();
    }

    private static final class Simulation {
        private final long seed;
        private final Random random;
        private final Logs logs = new Logs();
        private final SimulatedWorld world;
        private final List<Accepted> waiting;
        private final List<Accepted> accepted = new ArrayList<>();
        private final Map<String, Fact> store = new TreeMap<>();
        private final PlannerConfig config;
        private final Set<String> added = new HashSet<>();
        private final Map<String, RunState> states = new HashMap<>();
        private final Map<String, StageState> stages = new HashMap<>();
        private final Map<String, BackfillState> backfills = new HashMap<>();
        /** What the planner has been told: the newest checkpoint of each epoch, and evaluations. */
        private final Map<String, CheckpointRef> known = new HashMap<>();

        private final Set<String> knownScores = new HashSet<>();

        private Planner planner;
        private Logs.Reader reader;
        private Instant now = Lab.START;

        Simulation(long seed, Plague plague, PlannerConfig config) {
            this.seed = seed;
            this.config = config;
            random = new Random(seed);
            world = new SimulatedWorld(random, logs, plague);
            planner = new Planner(config, (queue, cause) -> {});
            reader = logs.new Reader(random);
            waiting = new ArrayList<>(grid());
        }

        private List<Accepted> grid() {
            List<Accepted> runs = new ArrayList<>();
            for (int i = 0; i < 10 + random.nextInt(20); i++) {
                Stage pretrain = random.nextInt(3) == 0
                        ? null
                        : Samples.pretrain("pretrain-" + random.nextInt(3), 1 + random.nextInt(3));
                Stage finetune = Samples.finetune("finetune-" + random.nextInt(6), 1 + random.nextInt(4), pretrain);
                String[] tests = {"id", "ood-" + random.nextInt(2)};
                String study = "study-" + random.nextInt(3);
                runs.add(Samples.run("run-" + i, study, random.nextInt(3), pretrain, finetune, tests));
            }
            return runs;
        }

        void run() {
            storm();
            untilEnded(MOST_STEPS);
            whoeverReplaysTheLogKnowsTheSame();
        }

        /** A run that ends in a plague says why; when it is over and the operator says so, it goes on. */
        void runPlagued() {
            storm();
            untilEnded(MOST_PLAGUED_STEPS);
            world.cure();
            for (int study = 0; study < 3; study++) {
                command("study-" + study, Command.Action.RETRY);
            }
            added.forEach(test -> logs.write(Samples.added(test, "cured"), now));
            deliverAll();
            untilEnded(MOST_STEPS);
            assertThat(states.values())
                    .as("seed %d", seed)
                    .noneMatch(
                            state -> state.failure() != null && state.failure().cause() == Failure.Cause.OVERDUE);
            assertThat(backfills.values())
                    .as("seed %d", seed)
                    .noneMatch(
                            state -> state.failure() != null && state.failure().cause() == Failure.Cause.OVERDUE);
        }

        private void storm() {
            for (int steps = 0; steps < STORM; steps++) {
                step();
                meddle();
            }
            world.calmDown();
            while (!waiting.isEmpty()) {
                accept();
            }
            for (int study = 0; study < 3; study++) {
                command("study-" + study, Command.Action.RESUME);
            }
        }

        private void untilEnded(int most) {
            int steps = 0;
            for (; steps < most && !(everyRunHasEnded() && everyBackfillHasEnded()); steps++) {
                step();
            }
            deliverAll();
            plan();
            everyRunEnded(steps);
            everyBackfillEnded(steps);
        }

        private boolean everyBackfillHasEnded() {
            return backfills.values().stream().allMatch(backfill -> backfill.open() == 0);
        }

        /** What is said to be scored is, and no more than that. */
        private void everyBackfillEnded(int steps) {
            assertThat(backfills.values())
                    .as("seed %d: after %d steps", seed, steps)
                    .hasSize(added.size())
                    .allMatch(backfill -> backfill.open() == 0);
            for (BackfillState backfill : backfills.values()) {
                Set<String> finetunes = accepted.stream()
                        .map(run -> run.finetune().id())
                        .filter(stage ->
                                Objects.requireNonNull(stages.get(stage)).status() != Status.CANCELLED)
                        .collect(Collectors.toSet());
                List<CheckpointRef> kept = known.values().stream()
                        .filter(checkpoint -> finetunes.contains(checkpoint.stage()))
                        .toList();
                assertThat(backfill.checkpoints())
                        .as("seed %d: %s", seed, backfill)
                        .isEqualTo(kept.size());
                assertThat(backfill.done()).as("seed %d: %s", seed, backfill).isEqualTo((int) kept.stream()
                        .filter(checkpoint ->
                                knownScores.contains("evaluation/" + checkpoint.stage() + "/" + checkpoint.epoch() + "/"
                                        + checkpoint.generation() + "/" + backfill.key() + "/"
                                        + Evaluation.METRIC_VERSION))
                        .count());
            }
        }

        private void step() {
            now = now.plusMillis(1 + random.nextInt(3000));
            world.step(now);
            for (int i = random.nextInt(12); i > 0; i--) {
                deliver();
            }
            plan();
        }

        /** Operators and mishaps. */
        private void meddle() {
            if (!waiting.isEmpty() && random.nextInt(8) == 0) {
                accept();
            }
            if (random.nextInt(25) == 0) {
                Command.Action[] actions = {
                    Command.Action.CANCEL,
                    Command.Action.PAUSE,
                    Command.Action.RESUME,
                    Command.Action.RESUME,
                    Command.Action.RETRY,
                    Command.Action.RETRY
                };
                command(target(), actions[random.nextInt(actions.length)]);
            }
            if (random.nextInt(150) == 0) {
                String test = "late-" + random.nextInt(2);
                added.add(test);
                logs.write(Samples.added(test, "r" + random.nextInt(100)), now);
            }
            if (random.nextInt(60) == 0) {
                planner = new Planner(config, (queue, cause) -> {});
                store.values().forEach(planner::restore);
            }
            if (random.nextInt(150) == 0) {
                loseMemory();
            }
        }

        private String target() {
            return random.nextInt(4) == 0 || accepted.isEmpty()
                    ? "study-" + random.nextInt(3)
                    : accepted.get(random.nextInt(accepted.size())).key();
        }

        private void accept() {
            now = now.plusMillis(1);
            Accepted next = waiting.remove(0);
            accepted.add(next);
            logs.write(next, now);
            if (random.nextInt(5) == 0) {
                logs.write(next, now);
            }
        }

        /** An operator acts on what is shown. */
        private void command(String target, Command.Action action) {
            deliverAll();
            plan();
            now = now.plusMillis(1);
            logs.write(Samples.command(target, action, null, now), now);
            deliverAll();
        }

        private void deliverAll() {
            while (deliver()) {
                // every event counts
            }
        }

        private boolean deliver() {
            Logs.Entry entry = reader.next();
            if (entry == null) {
                return false;
            }
            planner.apply(entry.event(), new Arrival(entry.offset(), entry.written(), now));
            if (random.nextInt(20) == 0) {
                planner.apply(entry.event(), new Arrival(entry.offset(), entry.written(), now));
            }
            persist();
            note(entry.event());
            return true;
        }

        private void persist() {
            planner.drainChanges()
                    .forEach((key, fact) -> fact.ifPresentOrElse(f -> store.put(key, f), () -> store.remove(key)));
        }

        private void note(Event event) {
            if (event instanceof CheckpointDone done) {
                CheckpointRef ref = done.checkpoint();
                known.merge(ref.stage() + "/" + ref.epoch(), ref, (a, b) -> a.generation() >= b.generation() ? a : b);
            } else if (event instanceof Evaluation evaluation) {
                knownScores.add(evaluation.eventId());
            }
        }

        private void plan() {
            List<Event> effects = planner.plan(now);
            persist();
            effects.stream()
                    .filter(RunState.class::isInstance)
                    .map(RunState.class::cast)
                    .forEach(state -> states.put(state.run(), state));
            for (Event effect : effects) {
                if (effect instanceof StageState stage) {
                    stages.put(stage.stage(), stage);
                }
                if (effect instanceof BackfillState backfill) {
                    backfills.put(backfill.key(), backfill);
                }
                if (effect instanceof Work work) {
                    check(work);
                    logs.write(work, now);
                    world.take(work);
                }
            }
            checkOutstanding(effects);
        }

        private void check(Work work) {
            if (work instanceof EpochWork epoch) {
                CheckpointRef done = known.get(epoch.key() + "/" + epoch.epoch());
                assertThat(done == null ? 0 : done.generation())
                        .as("seed %d: %s is not known to be done", seed, epoch.work())
                        .isLessThan(epoch.generation());
                CheckpointRef parent = epoch.parent();
                assertThat(parent == null ? null : known.get(parent.stage() + "/" + parent.epoch()))
                        .as("seed %d: %s starts from the newest generation", seed, epoch.work())
                        .isEqualTo(parent);
            } else if (work instanceof EvaluationWork evaluation) {
                CheckpointRef scored = evaluation.checkpoint();
                assertThat(known.get(scored.stage() + "/" + scored.epoch())).isEqualTo(scored);
                assertThat(knownScores)
                        .as("seed %d: %s is not known to be done", seed, work.work())
                        .doesNotContain(work.work().replaceFirst("evaluate", "evaluation"));
            }
            boolean later = work instanceof EvaluationWork evaluation
                    && added.contains(evaluation.test().name());
            assertThat(accepted)
                    .as("seed %d: someone needs %s", seed, work.work())
                    .anyMatch(run -> uses(run, work.key()) && (later || live(run)));
        }

        private boolean live(Accepted run) {
            RunState state = states.get(run.key());
            return state == null || !state.status().ended();
        }

        private static boolean uses(Accepted run, String stage) {
            return run.finetune().id().equals(stage)
                    || stage.equals(run.finetune().parent());
        }

        private void checkOutstanding(List<Event> effects) {
            List<WorkFact> outstanding = store.values().stream()
                    .filter(WorkFact.class::isInstance)
                    .map(WorkFact.class::cast)
                    .filter(WorkFact::outstanding)
                    .toList();
            PlannerSnapshot snapshot = planner.snapshot(now);
            for (Queue queue : Queue.values()) {
                List<WorkFact> ofQueue = outstanding.stream()
                        .filter(w -> w.work().queue() == queue)
                        .toList();
                boolean released = effects.stream()
                        .anyMatch(e -> queue == Queue.TRAINING ? e instanceof EpochWork : e instanceof EvaluationWork);
                if (released) {
                    assertThat(ofQueue.size())
                            .as("seed %d: outstanding in %s", seed, queue)
                            .isLessThanOrEqualTo(
                                    Math.max(2, 2 * snapshot.load(queue).slots()));
                }
            }
            assertThat(outstanding.stream()
                            .filter(w -> w.work().queue() == Queue.TRAINING)
                            .map(w -> w.work().stage()))
                    .as("seed %d: one epoch, of one generation, of a stage at a time", seed)
                    .doesNotHaveDuplicates();
        }

        private boolean everyRunHasEnded() {
            return accepted.stream().noneMatch(this::live);
        }

        private void everyRunEnded(int steps) {
            assertThat(everyRunHasEnded())
                    .as("seed %d: after %d steps every run has ended: %s", seed, steps, states)
                    .isTrue();
            for (Accepted run : accepted) {
                RunState state = Objects.requireNonNull(states.get(run.key()), "every run has a state");
                if (state.status() == Status.COMPLETED) {
                    hasEveryResult(run);
                }
                assertThat(state.failure() != null)
                        .as("seed %d: a run that has failed says why, and no other: %s", seed, state)
                        .isEqualTo(state.status() == Status.FAILED);
            }
        }

        private void hasEveryResult(Accepted run) {
            for (int epoch = 1; epoch <= run.finetune().epochs(); epoch++) {
                assertThat(world.trained(run.finetune().id(), epoch)).isTrue();
                for (TestSet test : run.tests()) {
                    TestKey key = new TestKey(run.request().finetuning().task(), test.name());
                    assertThat(world.scored(run.finetune().id(), epoch, key))
                            .as("seed %d: %s", seed, key)
                            .isTrue();
                }
            }
        }

        /** A planner without a memory reads the log, in another order, at the records' own times. */
        private void loseMemory() {
            planner = new Planner(config, (queue, cause) -> {});
            store.clear();
            reader = logs.new Reader(random);
            for (Logs.Entry entry = reader.next(); entry != null; entry = reader.next()) {
                planner.apply(entry.event(), new Arrival(entry.offset(), entry.written(), entry.written()));
                note(entry.event());
            }
        }

        private void whoeverReplaysTheLogKnowsTheSame() {
            loseMemory();
            List<Event> effects = planner.plan(now);
            assertThat(effects.stream().filter(Work.class::isInstance).map(e -> ((Work) e).work()))
                    .as("seed %d: work that a planner without memory releases", seed)
                    .isEmpty();
            Map<String, String> replayed = effects.stream()
                    .filter(RunState.class::isInstance)
                    .map(RunState.class::cast)
                    .collect(Collectors.toMap(RunState::run, Simulation::outline));
            assertThat(replayed)
                    .as("seed %d: where the runs stand by the log", seed)
                    .isEqualTo(states.values().stream().collect(Collectors.toMap(RunState::run, Simulation::outline)));
        }

        private static String outline(RunState state) {
            return Stream.of(state.status(), state.pretrained(), state.finetuned(), state.evaluated())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" "));
        }
    }
}
