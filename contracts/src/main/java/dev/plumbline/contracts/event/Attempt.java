package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of one attempt at one item of work. Success is said by the checkpoint or the evaluation itself.
 *
 * @param work {@link EpochWork#work} or {@link EvaluationWork#work}
 * @param failure with {@code FAILED} only
 */
public record Attempt(
        String work,
        String stage,
        int attempt,
        String worker,
        Outcome outcome,
        @Nullable Failure failure,
        Instant at) implements Event {
    public enum Outcome {
        @JsonProperty("started")
        STARTED,
        @JsonProperty("failed")
        FAILED,
        /** Given back unfinished, as at shutdown; it does not count against the work. */
        @JsonProperty("handedBack")
        HANDED_BACK
    }

    public Attempt {
        Require.name("work", work);
        Require.sha256("stage", stage);
        Require.atLeast("attempt", attempt, 1);
        Require.name("worker", worker);
        Require.present("outcome", outcome);
        Require.present("at", at);
        if ((outcome == Outcome.FAILED) != (failure != null)) {
            throw new InvalidField("failure", failure, "a cause with failed, and nothing otherwise");
        }
    }

    @Override
    public String key() {
        return stage;
    }

    @Override
    public String eventId() {
        return "attempt/" + work + "/" + attempt + "/" + worker + "/" + outcome;
    }
}
