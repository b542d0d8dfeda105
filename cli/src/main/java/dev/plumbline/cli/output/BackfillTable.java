package dev.plumbline.cli.output;

import dev.plumbline.contracts.event.BackfillState;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;

/** How far test sets are that were added to tasks, a line each. */
public record BackfillTable(Collection<BackfillState> backfills) {
    /** Prints nothing where there is none. */
    public void print(PrintWriter out) {
        if (backfills.isEmpty()) {
            return;
        }
        Table table = new Table(List.of("task", "added test", "scored", "collected", "failed", "why"));
        for (BackfillState state : backfills) {
            table.row(List.of(
                    state.task(),
                    state.test(),
                    state.done() + "/" + state.checkpoints(),
                    Integer.toString(state.collected()),
                    Integer.toString(state.failed()),
                    why(state)));
        }
        table.print(out);
    }

    private static String why(BackfillState state) {
        if (state.failure() != null) {
            return state.failure().message();
        }
        return state.waiting() == null ? "" : state.waiting();
    }
}
