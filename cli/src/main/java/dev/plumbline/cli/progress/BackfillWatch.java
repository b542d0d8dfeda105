package dev.plumbline.cli.progress;

import dev.plumbline.contracts.event.AddedTest;
import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.TestRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows one test request: what the resolver answers, then how far the planner says it is. Safe for several threads. */
public final class BackfillWatch {
    private final TestRequest request;
    private @Nullable Rejected refusal;
    private @Nullable BackfillState state;
    private boolean added;

    public BackfillWatch(TestRequest request) {
        this.request = request;
    }

    public synchronized void on(AddedTest event) {
        added = added || event.request().equals(request.id());
    }

    public synchronized void on(Rejected event) {
        if (event.id().equals(request.id())) {
            refusal = event;
        }
    }

    /** From the first state that knows of the request, every later one counts, whoever asked again meanwhile. */
    public synchronized void on(BackfillState event) {
        boolean same = event.task().equals(request.task()) && event.test().equals(request.test());
        if (same && (state != null || event.request().equals(request.id()))) {
            state = event;
        }
    }

    /** Whether the resolver has answered. */
    public synchronized boolean answered() {
        return added || refusal != null;
    }

    public synchronized Optional<Rejected> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The last that the planner said; empty until it knows of the request. */
    public synchronized Optional<BackfillState> state() {
        return Optional.ofNullable(state);
    }
}
