package dev.plumbline.producers;

import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.JsonFault;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a request or a study cannot be run.
 *
 * @param field the path of the offending field, or null where the whole is meant
 * @param value as it stood, or null where the field itself is the fault
 * @param fault what would be right, as {@code expected at least 1}
 */
public record Problem(
        Reason reason, @Nullable String field, @Nullable String value, String fault) {
    private static final int LONGEST = 300;

    public Problem {
        field = cut(field);
        value = cut(value);
        fault = String.valueOf(cut(fault));
    }

    /** What a machine may do about it. */
    public enum Reason {
        /** Not a request at all: no JSON, an unknown field, a value of the wrong type. */
        MALFORMED,
        /** A value out of range. */
        INVALID,
        /** A name that nobody here knows. */
        UNKNOWN,
        /** A variant that its source cannot give. */
        IMPOSSIBLE,
        /** An id that was used before, for something else. */
        CONFLICT;

        /** As it stands in {@code rejected}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Problem of(JsonFault fault) {
        Reason reason = fault.kind() == JsonFault.Kind.INVALID ? Reason.INVALID : Reason.MALFORMED;
        String place = fault.place().isEmpty() ? "" : " (" + fault.place() + ")";
        return new Problem(
                reason, fault.field().isEmpty() ? null : fault.field(), fault.value(), fault.problem() + place);
    }

    public static Problem of(Reason reason, InvalidField field) {
        String fault = (field.value() == null ? "missing; expected " : "expected ") + field.expected();
        return new Problem(reason, field.field(), field.value(), fault);
    }

    /** The same problem under another path. */
    public Problem at(@Nullable String path) {
        return new Problem(reason, path, value, fault);
    }

    /** One sentence, as {@code finetuning.epochs: 0; expected 1 to 10000}. */
    public String message() {
        return (field == null ? "" : field + ": ") + (value == null ? "" : value + "; ") + fault;
    }

    /** What others wrote is repeated to them, but not at any length. */
    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
