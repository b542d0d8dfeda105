package dev.plumbline.contracts.event;

/** One item of a work queue: all that a worker needs to know to do it. */
public sealed interface Work extends Event permits EpochWork, EvaluationWork {
    /** What the work is about, whichever attempt. */
    String work();

    Stage stage();

    /** From 1, counted by the planner. */
    int attempt();
}
