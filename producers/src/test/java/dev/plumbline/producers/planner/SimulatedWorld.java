package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.CheckpointDone;
import dev.plumbline.contracts.event.CheckpointRef;
import dev.plumbline.contracts.event.EpochWork;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.EvaluationWork;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Failure.Cause;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Workers, their queues and their store, with all that goes wrong there: items given twice or lost, workers that die
 * silently, leave, hand back, fail, finish what another has finished, and checkpoints that rot.
 */
final class SimulatedWorld {
    private static final int MOST_WORKERS = 4;

    private final Random random;
    private final Logs logs;
    private final Map<Queue, List<Work>> queues = new EnumMap<>(Queue.class);
    private final List<Worker> workers = new ArrayList<>();
    private final Map<String, CheckpointDone> markers = new HashMap<>();
    private final Map<String, Evaluation> scores = new HashMap<>();
    private final Set<CheckpointRef> rotten = new HashSet<>();
    private Plague plague;
    private boolean calm;
    private int born;
    private int deaths;

    /** What keeps evaluations from ever being done. */
    enum Plague {
        NONE,
        NO_EVALUATORS,
        NO_STORE,
        HUNG,
        HANDING_BACK
    }

    private static final class Worker {
        final String name;
        final Queue serves;
        final int slots;
        final List<Work> working = new ArrayList<>();

        Worker(String name, Queue serves, int slots) {
            this.name = name;
            this.serves = serves;
            this.slots = slots;
        }
    }

    SimulatedWorld(Random random, Logs logs, Plague plague) {
        this.random = random;
        this.logs = logs;
        this.plague = plague;
        for (Queue queue : Queue.values()) {
            hire(queue);
            hire(queue);
        }
    }

    private void hire(Queue queue) {
        workers.add(new Worker("worker-" + ++born, queue, 1 + random.nextInt(2)));
    }

    /** From now on nothing goes wrong any more. */
    void calmDown() {
        calm = true;
    }

    /** From now on evaluations are done again. */
    void cure() {
        plague = Plague.NONE;
    }

    private boolean suffers(Queue queue, Plague which) {
        return queue == Queue.EVALUATION && plague == which;
    }

    private boolean chance(double probability) {
        return !calm && random.nextDouble() < probability;
    }

    void take(Work work) {
        if (!chance(0.02)) {
            queue(work).add(work);
        }
    }

    private List<Work> queue(Queue queue) {
        return queues.computeIfAbsent(queue, q -> new ArrayList<>());
    }

    private List<Work> queue(Work work) {
        return queue(work instanceof EpochWork ? Queue.TRAINING : Queue.EVALUATION);
    }

    void step(Instant now) {
        for (Queue queue : Queue.values()) {
            long serving = workers.stream().filter(w -> w.serves == queue).count();
            if (suffers(queue, Plague.NO_EVALUATORS)) {
                workers.removeIf(worker -> worker.serves == queue);
            } else if (serving == 0 || (serving < MOST_WORKERS && chance(0.02))) {
                hire(queue);
            }
        }
        for (Worker worker : List.copyOf(workers)) {
            if (chance(0.02) && deaths < 19) {
                deaths++;
                die(worker, now);
            } else {
                work(worker, now);
                logs.write(beat(worker, false, now), now);
            }
        }
    }

    /** Silently or with a last word; the broker may or may not see that its items are free again. */
    private void die(Worker worker, Instant now) {
        workers.remove(worker);
        for (Work work : worker.working) {
            if (chance(0.5)) {
                queue(work).add(work);
            }
        }
        if (chance(0.3)) {
            logs.write(beat(worker, true, now), now);
        }
    }

    private static Heartbeat beat(Worker worker, boolean leaving, Instant now) {
        return Samples.heartbeat(worker.name, worker.serves.servedBy(), worker.slots, leaving, now, worker.working);
    }

    private void work(Worker worker, Instant now) {
        List<Work> queue = queue(worker.serves);
        if (worker.working.size() < worker.slots && !queue.isEmpty()) {
            Work work = chance(0.05) ? queue.get(0) : queue.remove(0);
            worker.working.add(work);
            logs.write(Samples.started(work, worker.name, now), now);
        }
        for (Work work : List.copyOf(worker.working)) {
            if (!suffers(worker.serves, Plague.HUNG) && random.nextDouble() < 0.25) {
                worker.working.remove(work);
                end(work, worker, now);
            }
        }
    }

    private void end(Work work, Worker worker, Instant now) {
        CheckpointRef reads = reads(work);
        if (suffers(worker.serves, Plague.NO_STORE)) {
            logs.write(Samples.failed(work, worker.name, Cause.STORE, now), now);
        } else if (suffers(worker.serves, Plague.HANDING_BACK)) {
            logs.write(Samples.handedBack(work, worker.name, now), now);
        } else if (reads != null && rotten.contains(reads)) {
            logs.write(Samples.failed(work, worker.name, Cause.CORRUPT_CHECKPOINT, now), now);
        } else if (chance(0.03)) {
            logs.write(Samples.handedBack(work, worker.name, now), now);
        } else if (chance(0.12)) {
            logs.write(Samples.failed(work, worker.name, cause(), now), now);
        } else {
            finish(work, now);
        }
    }

    private Cause cause() {
        Cause[] often = {Cause.DATA, Cause.STORE, Cause.INTERNAL};
        return random.nextInt(12) == 0 ? Cause.NON_FINITE_LOSS : often[random.nextInt(often.length)];
    }

    private static @Nullable CheckpointRef reads(Work work) {
        return work instanceof EvaluationWork evaluation ? evaluation.checkpoint() : ((EpochWork) work).parent();
    }

    /** Whoever comes second says what the first said. */
    private void finish(Work work, Instant now) {
        Event said;
        if (work instanceof EpochWork epoch) {
            CheckpointDone done = markers.computeIfAbsent(work.work(), w -> Samples.done(epoch, now));
            if (chance(0.1)) {
                rotten.add(done.checkpoint());
            }
            said = done;
        } else {
            said = scores.computeIfAbsent(work.work(), w -> Samples.scored((EvaluationWork) work, now));
        }
        logs.write(said, now);
        if (chance(0.05)) {
            logs.write(said, now);
        }
    }

    boolean trained(String stage, int epoch) {
        return markers.values().stream()
                .anyMatch(done -> done.checkpoint().stage().equals(stage)
                        && done.checkpoint().epoch() == epoch);
    }

    boolean scored(String stage, int epoch, TestKey test) {
        return scores.values().stream()
                .anyMatch(e -> e.checkpoint().stage().equals(stage)
                        && e.checkpoint().epoch() == epoch
                        && new TestKey(e.task(), e.test()).equals(test));
    }
}
