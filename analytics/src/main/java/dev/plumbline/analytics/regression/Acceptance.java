package dev.plumbline.analytics.regression;

import dev.plumbline.contracts.event.Command;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator's word that the lower level of what is watched is right.
 *
 * @param at whatever lasted at this time is accepted; null where an alarm is named
 * @param detected the run that raised the alarm which is accepted; null where none is named
 */
public record Acceptance(
        String subject, @Nullable Instant at, @Nullable String detected) {
    /** What a command accepts; its time says nothing where it names the alarm. */
    public static Acceptance of(Command command) {
        return new Acceptance(command.target(), command.detected() == null ? command.at() : null, command.detected());
    }

    /** One for all words that say the same. */
    String key() {
        return subject + "|" + (detected == null ? at : detected);
    }
}
