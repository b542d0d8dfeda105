package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.Status;
import java.util.List;
import java.util.Map;

/** Figures for the metrics, as of one moment. */
record PlannerSnapshot(
        Map<Status, Integer> runs,
        Map<StageKind, Map<Status, Integer>> stages,
        Map<Queue, Load> loads,
        List<BackfillState> backfills) {
    static final PlannerSnapshot EMPTY = new PlannerSnapshot(Map.of(), Map.of(), Map.of(), List.of());

    /**
     * @param backlog items that could be worked on now and that nobody has begun, released or not
     * @param outstanding items in the queue or in a worker's hands
     * @param workers alive
     * @param slots of these workers
     * @param busy slots of which are working
     */
    record Load(int backlog, int outstanding, int workers, int slots, int busy) {
        static final Load NONE = new Load(0, 0, 0, 0, 0);
    }

    int runs(Status status) {
        return runs.getOrDefault(status, 0);
    }

    int stages(StageKind kind, Status status) {
        return stages.getOrDefault(kind, Map.of()).getOrDefault(status, 0);
    }

    Load load(Queue queue) {
        return loads.getOrDefault(queue, Load.NONE);
    }
}
