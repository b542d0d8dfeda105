package dev.plumbline.service.work;

import dev.plumbline.contracts.event.Failure;
import org.jspecify.annotations.Nullable;

/** The work cannot be done, for a cause that the planner should weigh. */
public final class WorkFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public WorkFailed(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /** A failure whose sentence is that of the exception behind it. */
    public static WorkFailed of(Failure.Cause cause, Throwable behind) {
        return at(cause, behind, null);
    }

    /** @param step of the epoch, from 0, where it is known */
    public static WorkFailed at(Failure.Cause cause, Throwable behind, @Nullable Long step) {
        String message = behind.getMessage();
        String sentence = message == null || message.isBlank() ? behind.toString() : message;
        return new WorkFailed(new Failure(cause, sentence, step), behind);
    }

    public Failure failure() {
        return failure;
    }
}
