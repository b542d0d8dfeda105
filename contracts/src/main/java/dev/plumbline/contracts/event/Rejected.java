package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was refused, where and why.
 *
 * @param id the request's id, or {@code topic-partition@offset} where none could be read
 * @param reason one word for machines: {@code malformed}, {@code invalid}, {@code impossible}, {@code unknown}, {@code conflict}
 * @param field the path of the offending field, or null where the whole record is meant
 * @param value as it stood
 * @param message one sentence for people, which says what would be right
 */
public record Rejected(
        String id,
        String reason,
        @Nullable String field,
        @Nullable String value,
        String message,
        Instant at) implements Event {
    public Rejected {
        Require.present("id", id);
        Require.name("reason", reason);
        Require.present("message", message);
        Require.present("at", at);
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public String eventId() {
        return "rejected/" + id;
    }
}
