package dev.plumbline.service;

import java.util.List;

/**
 * Every metric that Plumbline exports, by its name in Prometheus: what it counts, and its labels. Dashboards and alert
 * rules use no other. A label takes few values: a study, a series or a test set may be one, a run or a stage never.
 */
public enum Metric {
    REQUESTS(
            Kind.COUNTER, "plumbline_requests_total", "Requests resolved, by outcome: accepted or rejected", "outcome"),
    REJECTED(
            Kind.COUNTER,
            "plumbline_rejected_total",
            "What was refused, requests and events, by the machine-readable reason",
            "reason"),

    RUNS(Kind.GAUGE, "plumbline_runs", "Runs, by state", "state"),
    STAGES(Kind.GAUGE, "plumbline_stages", "Stages, by kind and state", "stage_kind", "state"),
    WORKERS(Kind.GAUGE, "plumbline_workers", "Workers heard of lately, by role: trainer or evaluator", "role"),
    SLOTS(Kind.GAUGE, "plumbline_slots", "Slots of live workers, by role and state: busy or idle", "role", "state"),
    BACKLOG(Kind.GAUGE, "plumbline_backlog", "Work that is ready and not begun, by role that would do it", "role"),
    OUTSTANDING(Kind.GAUGE, "plumbline_outstanding", "Work on a queue or in a worker's hands, by role", "role"),
    ISSUED(Kind.COUNTER, "plumbline_work_issued_total", "Items of work put on a queue, by role that does it", "role"),
    BACKFILL(
            Kind.GAUGE,
            "plumbline_backfill_checkpoints",
            "Checkpoints of a task, by how they stand with a test set that was added to it: open, done, collected or failed",
            "task",
            "test",
            "state"),
    FAILED_ATTEMPTS(
            Kind.COUNTER,
            "plumbline_failed_attempts_total",
            "Attempts that failed, by role and cause",
            "role",
            "cause"),

    EPOCHS(
            Kind.COUNTER,
            "plumbline_epochs_total",
            "Epochs that a trainer ended, by outcome: done, known (was finalised before), failed or handed_back",
            "stage_kind",
            "outcome"),
    IMAGES(Kind.COUNTER, "plumbline_images_total", "Images trained on", "stage_kind"),
    IMAGES_PER_SECOND(
            Kind.GAUGE, "plumbline_images_per_second", "Images a second of the epochs now in training", "stage_kind"),
    EPOCH_SECONDS(Kind.LONG_TIMER, "plumbline_epoch_seconds", "Time from work in hand to its outcome", "stage_kind"),
    VALIDATION_ACCURACY(
            Kind.GAUGE,
            "plumbline_validation_accuracy",
            "Accuracy after the epoch that a trainer ended last, on images that it does not train on; 0 to 1",
            "stage_kind"),
    CHECKPOINT_SECONDS(Kind.TIMER, "plumbline_checkpoint_seconds", "Time to write and finalise a checkpoint"),

    EVALUATIONS(
            Kind.COUNTER,
            "plumbline_evaluations_total",
            "Evaluations that an evaluator ended, by the test set's role and outcome: done, failed or handed_back",
            "test_role",
            "outcome"),
    EVALUATION_SECONDS(Kind.LONG_TIMER, "plumbline_evaluation_seconds", "Time from work in hand to its outcome"),

    HEARTBEAT_AGE(Kind.GAUGE, "plumbline_heartbeat_age_seconds", "Time since a worker's last heartbeat", "role"),
    STORE_WAIT(
            Kind.GAUGE,
            "plumbline_store_wait_seconds",
            "Time for which a worker's work has waited for a store that is full or out of reach; 0 when none does",
            "role"),
    LOCKS_LOST(
            Kind.COUNTER,
            "plumbline_locks_lost_total",
            "Locks on work that were lost while it went on, by role",
            "role"),
    MALFORMED_WORK(
            Kind.COUNTER, "plumbline_malformed_work_total", "Records of the queues that were no work, by role", "role"),

    EVENTS_JOINED(
            Kind.COUNTER,
            "plumbline_events_joined_total",
            "What analytics read, by topic and outcome: joined, known (was read before), late (a newer version was read"
                    + " before), conflict (contradicts what was read before), waiting (for its run); malformed, invalid or"
                    + " unknown_version are rejected",
            "topic",
            "outcome"),
    EVALUATIONS_WAITING(
            Kind.GAUGE,
            "plumbline_evaluations_waiting",
            "Evaluations that are kept for runs that were not accepted yet"),
    EVENT_TO_TREND_SECONDS(
            Kind.TIMER,
            "plumbline_event_to_trend_seconds",
            "Time from an evaluation event to the trend that counts it, of the trends that claims rest on"),
    TREND_SLOPE(Kind.GAUGE, "plumbline_trend_slope", "Slope of a trend", Labels.TREND),
    TREND_INTERCEPT(Kind.GAUGE, "plumbline_trend_intercept", "Intercept of a trend", Labels.TREND),
    TREND_R2(Kind.GAUGE, "plumbline_trend_r2", "Coefficient of determination of a trend", Labels.TREND),
    TREND_POINTS(Kind.GAUGE, "plumbline_trend_points", "Points that a trend is fitted to", Labels.TREND),
    EFFECTIVE_ROBUSTNESS(
            Kind.GAUGE,
            "plumbline_effective_robustness",
            "Mean residual of a series to the from-scratch baseline; 0.01 is one point of the metric",
            Labels.TREND),

    REGRESSIONS_ACTIVE(
            Kind.GAUGE,
            "plumbline_regressions_active",
            "Whether new runs of a series lie lower than those before, out of distribution at the same ID value: 1 or 0",
            Labels.REGRESSION),
    REGRESSION_DROP(
            Kind.GAUGE,
            "plumbline_regression_drop",
            "How much lower they lie, while they do; 0.01 is one point of the metric",
            Labels.REGRESSION),
    REGRESSIONS(
            Kind.COUNTER,
            "plumbline_regressions_total",
            "Regressions raised since this process began",
            Labels.REGRESSION),

    PASSED_OVER(
            Kind.COUNTER,
            "plumbline_passed_over_total",
            "Records that the planner passed over because they were no event of their topic",
            "topic"),
    SERIES_DROPPED(
            Kind.COUNTER,
            "plumbline_series_dropped_total",
            "Label sets not exported because their metric had too many",
            "metric");

    /** How a metric behaves; timers are histograms in seconds. */
    public enum Kind {
        COUNTER,
        GAUGE,
        /** From milliseconds to ten seconds. */
        TIMER,
        /** From a tenth of a second to hours. */
        LONG_TIMER
    }

    private final Kind kind;
    private final String exported;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> labels;

    Metric(Kind kind, String exported, String description, String... labels) {
        this.kind = kind;
        this.exported = exported;
        this.description = description;
        this.labels = List.of(labels);
    }

    public Kind kind() {
        return kind;
    }

    /** The name in Prometheus; a timer has {@code _bucket}, {@code _count}, {@code _sum} and {@code _max} beneath it. */
    public String exported() {
        return exported;
    }

    public String description() {
        return description;
    }

    /** The label keys, in the order in which {@link Meters} takes their values. */
    public List<String> labels() {
        return labels;
    }

    /** The names of the samples that Prometheus scrapes. */
    public List<String> samples() {
        return switch (kind) {
            case COUNTER, GAUGE -> List.of(exported);
            case TIMER, LONG_TIMER ->
                List.of(exported + "_bucket", exported + "_count", exported + "_sum", exported + "_max");
        };
    }

    private static final class Labels {
        static final String[] TREND = {"study", "series", "task", "ood", "test_role", "metric", "scale"};
        static final String[] REGRESSION = {"study", "series", "task", "ood", "test_role", "metric"};
    }
}
