package dev.plumbline.producers.gateway;

import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.RunState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last word on every run and every added test set, and the newest rejections. Safe for several threads. */
final class RunBoard {
    private static final int REJECTIONS = 10_000;

    private final Map<String, RunState> runs = new TreeMap<>();
    private final Map<String, BackfillState> backfills = new TreeMap<>();
    private final Map<String, Rejected> rejections = new LinkedHashMap<>();

    synchronized void on(RunState state) {
        runs.put(state.run(), state);
    }

    synchronized void on(BackfillState state) {
        backfills.put(state.key(), state);
    }

    synchronized void on(Rejected rejected) {
        rejections.remove(rejected.id());
        rejections.put(rejected.id(), rejected);
        if (rejections.size() > REJECTIONS) {
            rejections.remove(rejections.keySet().iterator().next());
        }
    }

    /** By task and test set. */
    synchronized Collection<BackfillState> backfills() {
        return List.copyOf(backfills.values());
    }

    synchronized Optional<RunState> run(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    synchronized Optional<Rejected> rejection(String id) {
        return Optional.ofNullable(rejections.get(id));
    }

    synchronized Collection<Rejected> rejections() {
        return List.copyOf(rejections.values());
    }
}
