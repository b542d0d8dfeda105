package dev.plumbline.contracts.event;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many checkpoints of a task are scored on a test set that was added to it; the planner alone says so.
 *
 * @param test the test set's name
 * @param request the id of the last request for it
 * @param checkpoints the newest generation of each epoch of the task's fine-tunings, but for those that were cancelled
 * @param done scored
 * @param collected their weights were deleted on purpose: no score is to be had
 * @param failed cannot be scored, each for a stated reason
 * @param waiting why nothing is scored now, where that is not its turn
 * @param failure of one that failed; null: none did
 */
public record BackfillState(
        String task,
        String test,
        TestRole role,
        String request,
        int checkpoints,
        int done,
        int collected,
        int failed,
        @Nullable String waiting,
        @Nullable Failure failure,
        Instant at)
        implements Event {
    public BackfillState {
        Require.name("task", task);
        Require.name("test", test);
        Require.present("role", role);
        Require.name("request", request);
        Require.atLeast("done", done, 0);
        Require.atLeast("collected", collected, 0);
        Require.atLeast("failed", failed, 0);
        Require.atLeast("checkpoints", checkpoints, done + collected + failed);
        if ((failed > 0) != (failure != null)) {
            throw new InvalidField("failure", failure, "one where some failed, and nothing otherwise");
        }
        Require.present("at", at);
    }

    /** Still to be scored. */
    public int open() {
        return checkpoints - done - collected - failed;
    }

    @Override
    public String key() {
        return task + "/" + test;
    }

    @Override
    public String eventId() {
        return "backfill/" + key() + "/" + request + "/" + checkpoints + "/" + done + "/" + collected + "/" + failed;
    }
}
