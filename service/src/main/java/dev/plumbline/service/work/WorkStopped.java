package dev.plumbline.service.work;

/** The work was told to stop, and has no result. */
public final class WorkStopped extends Exception {
    private static final long serialVersionUID = 1L;

    /** What for. */
    public enum Why {
        /** The worker leaves: someone else should do the work. */
        LEAVING,
        /** Nobody wants the work any more. */
        CANCELLED
    }

    private final Why why;

    WorkStopped(Why why) {
        super("stopped: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
