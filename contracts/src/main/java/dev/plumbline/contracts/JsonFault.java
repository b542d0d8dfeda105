package dev.plumbline.contracts;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in one sentence what is wrong with a piece of JSON or YAML, and where. */
public final class JsonFault {
    private JsonFault() {}

    /** As {@code finetuning.epochs: 0; expected at least 1 (line 7, column 12)}. */
    public static String sentence(IOException fault) {
        if (!(fault instanceof JsonProcessingException json)) {
            return String.valueOf(fault.getMessage());
        }
        return problem(json) + place(json);
    }

    /** The path of the offending field, as {@code finetuning.epochs}; empty at the top. */
    public static String path(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String problem(JsonProcessingException fault) {
        String path = fault instanceof JsonMappingException mapping ? path(mapping) : "";
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return path + ": unknown field; expected one of "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (fault instanceof JsonParseException) {
            return "not well-formed: " + fault.getOriginalMessage();
        }
        return invalid(fault)
                .map(field ->
                        parent(path, field).map(field::within).orElse(field).sentence())
                .orElseGet(() -> (path.isEmpty() ? "" : path + ": ") + fault.getOriginalMessage());
    }

    private static Optional<InvalidField> invalid(Throwable fault) {
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidField field) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The path of the object that holds the field: {@code path} itself, or without its end if the field repeats it. */
    private static Optional<String> parent(String path, InvalidField field) {
        int end = path.lastIndexOf('.');
        String last = path.substring(end + 1);
        boolean repeated = field.field().equals(last) || field.field().startsWith(last + ".");
        String parent = !repeated ? path : end < 0 ? "" : path.substring(0, end);
        return parent.isEmpty() ? Optional.empty() : Optional.of(parent);
    }

    private static String place(JsonProcessingException fault) {
        return fault.getLocation() == null || fault.getLocation().getLineNr() < 1
                ? ""
                : " (line " + fault.getLocation().getLineNr() + ", column "
                        + fault.getLocation().getColumnNr() + ")";
    }
}
