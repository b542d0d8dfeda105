package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.Failure;
import dev.plumbline.contracts.event.StageKind;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.producers.planner.PlannerSnapshot.Load;
import dev.plumbline.service.Meters;
import dev.plumbline.service.Metric;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The planner's figures for whoever scrapes: written by its thread, read by others. */
final class PlannerMeters {
    private final Meters meters;
    private volatile PlannerSnapshot latest = PlannerSnapshot.EMPTY;

    PlannerMeters(Meters meters) {
        this.meters = meters;
        for (Status status : Status.values()) {
            meters.gauge(Metric.RUNS, () -> latest.runs(status), label(status));
            for (StageKind kind : StageKind.values()) {
                meters.gauge(Metric.STAGES, () -> latest.stages(kind, status), label(kind), label(status));
            }
        }
        for (Queue queue : Queue.values()) {
            gauge(Metric.BACKLOG, queue, Load::backlog, label(queue.servedBy()));
            gauge(Metric.OUTSTANDING, queue, Load::outstanding, label(queue.servedBy()));
            gauge(Metric.WORKERS, queue, Load::workers, label(queue.servedBy()));
            gauge(Metric.SLOTS, queue, Load::busy, label(queue.servedBy()), "busy");
            gauge(Metric.SLOTS, queue, load -> load.slots() - load.busy(), label(queue.servedBy()), "idle");
        }
    }

    private void gauge(Metric metric, Queue queue, ToIntFunction<Load> figure, String... labels) {
        meters.gauge(metric, () -> figure.applyAsInt(latest.load(queue)), labels);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    void show(PlannerSnapshot snapshot) {
        if (snapshot.backfills().isEmpty()) {
            latest.backfills()
                    .forEach(backfill -> figures(backfill)
                            .forEach((state, figure) ->
                                    meters.clear(Metric.BACKFILL, backfill.task(), backfill.test(), state)));
        }
        for (BackfillState backfill : snapshot.backfills()) {
            figures(backfill)
                    .forEach((state, figure) ->
                            meters.set(Metric.BACKFILL, figure, backfill.task(), backfill.test(), state));
        }
        latest = snapshot;
    }

    private static Map<String, Integer> figures(BackfillState backfill) {
        return Map.of(
                "open", backfill.open(),
                "done", backfill.done(),
                "collected", backfill.collected(),
                "failed", backfill.failed());
    }

    void issued(Queue queue) {
        meters.counter(Metric.ISSUED, label(queue.servedBy())).increment();
    }

    void failed(Queue queue, Failure.Cause cause) {
        meters.counter(Metric.FAILED_ATTEMPTS, label(queue.servedBy()), label(cause))
                .increment();
    }

    void passedOver(String topic) {
        meters.counter(Metric.PASSED_OVER, topic).increment();
    }
}
