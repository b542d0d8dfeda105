package dev.plumbline.cli.progress;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Heartbeat;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Status;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows some requests through the topics: what was accepted, where the runs stand, what workers hold. Safe for several
 * threads.
 */
public final class Watch {
    private static final double FIRST_GUESS_SECONDS = 5;

    private final LongSupplier nanoTime;
    private final Map<String, Request> requests = new LinkedHashMap<>();
    private final Map<String, Accepted> accepted = new HashMap<>();
    private final Map<String, RunState> runs = new HashMap<>();
    private final Map<String, Rejected> rejected = new LinkedHashMap<>();
    private final Map<String, Heartbeat> trainers = new HashMap<>();
    private @Nullable Start start;

    /** Where the pace is measured from. */
    private record Start(long nanos, double images) {}

    public Watch(Collection<Request> requests, LongSupplier nanoTime) {
        requests.forEach(request -> this.requests.put(request.id(), request));
        this.nanoTime = nanoTime;
    }

    public synchronized void on(Accepted event) {
        if (requests.containsKey(event.key())) {
            accepted.put(event.key(), event);
        }
    }

    public synchronized void on(RunState event) {
        if (requests.containsKey(event.run())) {
            runs.put(event.run(), event);
        }
    }

    public synchronized void on(Rejected event) {
        if (requests.containsKey(event.id())) {
            rejected.put(event.id(), event);
        }
    }

    public synchronized void on(Heartbeat event) {
        if (event.leaving()) {
            trainers.remove(event.worker());
        } else if (event.kind() == Heartbeat.Kind.TRAINER) {
            trainers.put(event.worker(), event);
        }
    }

    /** Whether nothing more will happen to any of the requests. */
    public synchronized boolean ended() {
        return requests.keySet().stream().allMatch(id -> {
            RunState run = runs.get(id);
            return run == null ? refused(id) : run.status().ended();
        });
    }

    private boolean refused(String id) {
        return rejected.containsKey(id) && !accepted.containsKey(id);
    }

    /** What was refused, and never accepted. */
    public synchronized List<Rejected> refusals() {
        return rejected.values().stream().filter(r -> refused(r.id())).toList();
    }

    /** The runs that ended without being completed. */
    public synchronized List<RunState> failures() {
        return runs.values().stream()
                .filter(run -> run.status().ended() && run.status() != Status.COMPLETED)
                .toList();
    }

    /** The ids of the runs that were completed. */
    public synchronized List<String> completed() {
        return runs.values().stream()
                .filter(run -> run.status() == Status.COMPLETED)
                .map(RunState::run)
                .toList();
    }

    /** The resolved requests. */
    public synchronized List<Accepted> accepted() {
        return List.copyOf(accepted.values());
    }

    public synchronized Overview overview() {
        Map<String, Heartbeat.Progress> inHand = inHand();
        Map<String, StageAmount> stages = new HashMap<>();
        for (Accepted run : accepted.values()) {
            StageAmount.of(run, runs.get(run.key()), inHand)
                    .forEach(stage -> stages.merge(stage.id(), stage, StageAmount::most));
        }
        double done = stages.values().stream().mapToDouble(StageAmount::done).sum();
        double total = stages.values().stream().mapToDouble(StageAmount::total).sum();
        return new Overview(
                requests.values().stream().map(request -> line(request, inHand)).toList(),
                total == 0 ? 0 : done / total,
                runs.values().stream().mapToInt(RunState::evaluated).sum(),
                runs.values().stream().mapToInt(RunState::evaluations).sum(),
                stages.values().stream().mapToDouble(StageAmount::pace).sum(),
                left(done, total));
    }

    private RunLine line(Request request, Map<String, Heartbeat.Progress> inHand) {
        Accepted run = accepted.get(request.id());
        RunState state = runs.get(request.id());
        if (run == null || state == null) {
            return RunLine.of(request, refused(request.id()) ? Status.FAILED : Status.WAITING);
        }
        return RunLine.of(request, state.status(), StageAmount.of(run, state, inHand));
    }

    private @Nullable Duration left(double done, double total) {
        Start from = start;
        if (from == null) {
            start = done > 0 ? new Start(nanoTime.getAsLong(), done) : null;
            return null;
        }
        double seconds = (nanoTime.getAsLong() - from.nanos()) / 1e9;
        double pace = (done - from.images()) / seconds;
        return seconds < FIRST_GUESS_SECONDS || !(pace > 0)
                ? null
                : Duration.ofSeconds(Math.round((total - done) / pace));
    }

    /** What trainers hold, by stage: an item is called {@code train/stage/epoch/generation}. */
    private Map<String, Heartbeat.Progress> inHand() {
        Map<String, Heartbeat.Progress> byStage = new HashMap<>();
        for (Heartbeat worker : trainers.values()) {
            for (Heartbeat.Progress item : worker.working()) {
                String[] parts = item.work().split("/", -1);
                if (parts.length > 1) {
                    byStage.put(parts[1], item);
                }
            }
        }
        return byStage;
    }
}
