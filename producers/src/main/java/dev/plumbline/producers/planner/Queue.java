package dev.plumbline.producers.planner;

import dev.plumbline.contracts.event.Heartbeat;

/** The two queues of work, and who serves them. */
enum Queue {
    TRAINING(Heartbeat.Kind.TRAINER),
    EVALUATION(Heartbeat.Kind.EVALUATOR);

    private final Heartbeat.Kind servedBy;

    Queue(Heartbeat.Kind servedBy) {
        this.servedBy = servedBy;
    }

    Heartbeat.Kind servedBy() {
        return servedBy;
    }
}
