package dev.plumbline.service.work;

/** The work was told to stop, and has no result. */
public final class WorkStopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final WorkOutcome outcome;

    /** @param outcome {@code HANDED_BACK} where the worker leaves, {@code CANCELLED} where nobody wants the work */
    WorkStopped(WorkOutcome outcome) {
        super("stopped: " + outcome.label());
        this.outcome = outcome;
    }

    public WorkOutcome outcome() {
        return outcome;
    }
}
