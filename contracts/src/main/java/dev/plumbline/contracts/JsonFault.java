package dev.plumbline.contracts;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a piece of JSON or YAML, and where.
 *
 * @param kind what a reader may do about it
 * @param field the path of the offending field, as {@code finetuning.epochs}; empty where the whole is meant
 * @param value as it stood, or null where the field itself is the fault
 * @param problem what would be right, as {@code expected at least 1}
 * @param place as {@code line 7, column 12}; empty where it is not known
 */
public record JsonFault(Kind kind, String field, @Nullable String value, String problem, String place) {
    /** Jackson's own words on a place, which {@link #place} has already. */
    private static final Pattern LOCATION = Pattern.compile(" ?\\(start marker at \\[.*\\]\\)| ?\\[Source: .*\\]");

    public enum Kind {
        /** No JSON or YAML, an unknown or doubled field, or a value of the wrong type. */
        MALFORMED,
        /** Well-formed, but a value is not allowed. */
        INVALID,
        /** An event of a version that this reader does not know: it is older than the writer. */
        UNKNOWN_VERSION;

        /** As it stands in {@code rejected}. */
        public String word() {
            return this == UNKNOWN_VERSION ? "unknownVersion" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** As {@code finetuning.epochs: 0; expected 1 to 10000 (line 7, column 12)}. */
    public static String sentence(IOException fault) {
        return of(fault).sentence();
    }

    public static JsonFault of(IOException fault) {
        return of(fault, MissingNode.getInstance());
    }

    /** @param whole what was read, from which a value of the wrong type is told */
    public static JsonFault of(IOException fault, JsonNode whole) {
        if (!(fault instanceof JsonProcessingException json)) {
            return new JsonFault(Kind.MALFORMED, "", null, String.valueOf(fault.getMessage()), "");
        }
        InvalidField invalid = invalid(json);
        if (invalid != null) {
            String field = join(parent(path(json), invalid), invalid.field());
            String problem = (invalid.value() == null ? "missing; expected " : "expected ") + invalid.expected();
            return new JsonFault(Kind.INVALID, field, invalid.value(), problem, place(json));
        }
        return malformed(json, whole);
    }

    /** Where a value stands that is null or not there at all. */
    public static JsonFault nothing() {
        return new JsonFault(Kind.MALFORMED, "", "null", "expected an object of fields", "");
    }

    /** A record that says that it is of another type than its topic's. */
    static JsonFault otherType(String said, String type) {
        boolean sameEvent = said.startsWith(type.substring(0, type.lastIndexOf('.') + 1));
        Kind kind = sameEvent ? Kind.UNKNOWN_VERSION : Kind.MALFORMED;
        return new JsonFault(kind, CloudEvents.TYPE, said, "expected " + type, "");
    }

    /** The same fault, seen from the whole that holds this part at {@code parent}. */
    public JsonFault within(String parent) {
        String path = parent.isEmpty() || field.isEmpty() ? parent + field : parent + "." + field;
        return new JsonFault(kind, path, value, problem, place);
    }

    public String sentence() {
        return (field.isEmpty() ? "" : field + ": ")
                + (value == null ? "" : value + "; ")
                + problem
                + (place.isEmpty() ? "" : " (" + place + ")");
    }

    private static JsonFault malformed(JsonProcessingException fault, JsonNode whole) {
        String path = path(fault);
        if (fault instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return new JsonFault(Kind.MALFORMED, path, null, "unknown field; expected one of " + known, place(fault));
        }
        if (firstLine(fault).startsWith("Trailing token")) {
            return new JsonFault(Kind.MALFORMED, "", null, "not well-formed: a second value follows", place(fault));
        }
        InputCoercionException coercion = coercion(fault);
        if (coercion != null) {
            String expected = "expected " + JsonTypes.range(coercion.getTargetType());
            return new JsonFault(Kind.MALFORMED, path, found(fault, whole), expected, place(fault));
        }
        if (fault instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            String expected = "expected " + JsonTypes.words(mismatch.getTargetType());
            return new JsonFault(Kind.MALFORMED, path, found(mismatch, whole), expected, place(fault));
        }
        return new JsonFault(Kind.MALFORMED, path, null, "not well-formed: " + firstLine(fault), place(fault));
    }

    /** A number that is too large for its field. */
    private static @Nullable InputCoercionException coercion(Throwable fault) {
        if (fault instanceof InputCoercionException coercion) {
            return coercion;
        }
        return fault.getCause() instanceof InputCoercionException coercion ? coercion : null;
    }

    private static @Nullable String found(JsonProcessingException fault, JsonNode whole) {
        return fault instanceof JsonMappingException mapping ? JsonTypes.found(whole, mapping.getPath()) : null;
    }

    /** The path of the offending field, as {@code pretraining.classes[2]}; empty at the top. */
    private static String path(JsonProcessingException fault) {
        return fault instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                        .replace(".[", "[")
                : "";
    }

    private static @Nullable InvalidField invalid(Throwable fault) {
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidField field) {
                return field;
            }
        }
        return null;
    }

    /** The path of the object that holds the field: {@code path} itself, or without its end if the field repeats it. */
    private static String parent(String path, InvalidField field) {
        int end = path.lastIndexOf('.');
        String last = path.substring(end + 1);
        boolean repeated = field.field().equals(last) || field.field().startsWith(last + ".");
        return !repeated ? path : end < 0 ? "" : path.substring(0, end);
    }

    private static String join(String parent, String field) {
        return parent.isEmpty() ? field : parent + "." + field;
    }

    private static String firstLine(JsonProcessingException fault) {
        return LOCATION.matcher(String.valueOf(fault.getOriginalMessage())
                        .lines()
                        .findFirst()
                        .orElse(""))
                .replaceAll("");
    }

    private static String place(JsonProcessingException fault) {
        JsonLocation at = fault.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
