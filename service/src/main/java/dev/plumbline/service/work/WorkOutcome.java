package dev.plumbline.service.work;

import java.util.Locale;

/** How an item of work ended, for metrics. */
public enum WorkOutcome {
    DONE,
    /** It was done before, and its result said again. */
    KNOWN,
    FAILED,
    HANDED_BACK,
    /** Nobody wanted it any more, before or in its midst. */
    CANCELLED;

    /** As a label: {@code handed_back}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
