package dev.plumbline.contracts.event;

import dev.plumbline.contracts.JsonFault;
import dev.plumbline.contracts.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused: which, where and why.
 *
 * @param id the request's id; {@code topic-partition@offset} of a record that is no request, or says no id
 * @param place of the refused record
 * @param reason one word for machines: {@code malformed}, {@code invalid}, {@code impossible}, {@code unknown},
 *     {@code conflict}, {@code unknownVersion}
 * @param field the path of the offending field, or null where the whole record is meant
 * @param value as it stood
 * @param message one sentence for people, which says what would be right
 * @param at a request was refused; an event was written, so that a replay refuses it in the same bytes
 */
public record Rejected(
        String id,
        Place place,
        String reason,
        @Nullable String field,
        @Nullable String value,
        String message,
        Instant at)
        implements Event {
    private static final int LONGEST = 300;

    public Rejected {
        Require.present("id", id);
        Require.present("place", place);
        Require.name("reason", reason);
        Require.present("message", message);
        Require.present("at", at);
    }

    /** An event that its reader cannot take. */
    public static Rejected of(Place place, JsonFault fault, Instant written) {
        return new Rejected(
                place.toString(),
                place,
                fault.kind().word(),
                fault.field().isEmpty() ? null : cut(fault.field()),
                fault.value() == null ? null : cut(fault.value()),
                cut(fault.sentence()),
                written);
    }

    /** What others wrote is repeated to them, but not at any length. */
    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
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
