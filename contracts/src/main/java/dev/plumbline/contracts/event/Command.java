package dev.plumbline.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator's word about a run or a whole study.
 *
 * @param id of the command itself
 * @param target a run id, or a study; of {@code ACCEPT_REGRESSION} what regressed, as {@link Regression#subject()}
 * @param priority with {@code PRIORITISE} only
 * @param detected with {@code ACCEPT_REGRESSION} only: the run that raised the alarm which is accepted, as in {@link
 *     Regression.Evidence}, so that nobody's clock matters; null: whatever lasts at the time {@code at}
 */
public record Command(
        String id,
        String target,
        Action action,
        @Nullable Integer priority,
        Instant at,
        @Nullable String detected) implements Event {
    public enum Action {
        @JsonProperty("cancel")
        CANCEL,
        @JsonProperty("pause")
        PAUSE,
        @JsonProperty("resume")
        RESUME,
        @JsonProperty("retry")
        RETRY,
        @JsonProperty("prioritise")
        PRIORITISE,
        /** Of a regression: hold new runs to the level of those since. */
        @JsonProperty("acceptRegression")
        ACCEPT_REGRESSION
    }

    public Command {
        Require.name("id", id);
        Require.name("target", target);
        Require.present("action", action);
        Require.present("at", at);
        if ((action == Action.PRIORITISE) != (priority != null)) {
            throw new InvalidField("priority", priority, "a number with prioritise, and nothing otherwise");
        }
        if (action == Action.ACCEPT_REGRESSION) {
            Regression.requireSubject("target", target);
        } else if (detected != null) {
            throw new InvalidField("detected", detected, "nothing but with acceptRegression");
        }
        if (detected != null) {
            Require.sha256("detected", detected);
        }
    }

    /** A word that names no alarm. */
    public Command(String id, String target, Action action, @Nullable Integer priority, Instant at) {
        this(id, target, action, priority, at, null);
    }

    @Override
    public String key() {
        return target;
    }

    @Override
    public String eventId() {
        return "command/" + id;
    }
}
