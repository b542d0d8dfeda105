package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.Status;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Figures for metrics, as of one moment.
 *
 * @param backlog training: epochs to go of the stages that live runs need; evaluation: of checkpoints that are there
 * @param outstanding items in the queue or in a worker's hands
 * @param slots of live workers
 */
record PlannerSnapshot(
        Map<Status, Integer> runs,
        Map<StageKind, Map<Status, Integer>> stages,
        Map<Queue, Integer> backlog,
        Map<Queue, Integer> outstanding,
        Map<Queue, Integer> slots) {
    static PlannerSnapshot empty() {
        return new PlannerSnapshot(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    static PlannerSnapshot of(Facts facts, Board board, Workers workers, Instant now) {
        Map<Status, Integer> runs = new EnumMap<>(Status.class);
        board.runs().forEach(run -> runs.merge(run.status(), 1, Integer::sum));
        Map<StageKind, Map<Status, Integer>> stages = new EnumMap<>(StageKind.class);
        for (StageView stage : board.stages()) {
            Status status = Announcer.state(stage, board.demand(stage.id())).status();
            stages.computeIfAbsent(stage.stage().kind(), kind -> new EnumMap<>(Status.class))
                    .merge(status, 1, Integer::sum);
        }
        Map<Queue, Integer> backlog = new EnumMap<>(Queue.class);
        backlog.put(Queue.TRAINING, epochs(board));
        backlog.put(
                Queue.EVALUATION,
                board.toScore().values().stream().mapToInt(List::size).sum());
        Map<Queue, Integer> outstanding = new EnumMap<>(Queue.class);
        Map<Queue, Integer> slots = new EnumMap<>(Queue.class);
        for (Queue queue : Queue.values()) {
            outstanding.put(queue, facts.outstanding(queue).size());
            slots.put(queue, workers.slots(queue, now));
        }
        return new PlannerSnapshot(runs, stages, backlog, outstanding, slots);
    }

    private static int epochs(Board board) {
        return board.stages().stream()
                .filter(stage -> !board.demand(stage.id()).live().isEmpty())
                .mapToInt(stage -> stage.stage().epochs() - stage.trained())
                .sum();
    }

    int runs(Status status) {
        return runs.getOrDefault(status, 0);
    }

    int stages(StageKind kind, Status status) {
        return stages.getOrDefault(kind, Map.of()).getOrDefault(status, 0);
    }

    int backlog(Queue queue) {
        return backlog.getOrDefault(queue, 0);
    }

    int outstanding(Queue queue) {
        return outstanding.getOrDefault(queue, 0);
    }

    int slots(Queue queue) {
        return slots.getOrDefault(queue, 0);
    }
}
