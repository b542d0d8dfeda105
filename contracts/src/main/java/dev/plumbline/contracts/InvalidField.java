package dev.plumbline.contracts;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value that an event or a file may not hold: where it stands, what it is, and what would be right. */
public final class InvalidField extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final @Nullable String value;
    private final String expected;

    public InvalidField(String field, @Nullable Object value, String expected) {
        super(sentence(field, value, expected));
        this.field = field;
        this.value = value == null ? null : written(value);
        this.expected = expected;
    }

    /** The path of the field, as {@code finetuning.task}. */
    public String field() {
        return field;
    }

    /** As it stood; null where nothing stood. */
    public @Nullable String value() {
        return value;
    }

    public String expected() {
        return expected;
    }

    /** As {@code epochs: 0; expected 1 to 10000}. */
    public String sentence() {
        return sentence(field, value, expected);
    }

    private static String sentence(String field, @Nullable Object value, String expected) {
        return field + ": " + (value == null ? "missing" : written(value)) + "; expected " + expected;
    }

    /** As it is written in JSON or YAML, without quotes. */
    private static String written(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + written(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Collection<?> items
                ? items.stream().map(InvalidField::written).collect(Collectors.joining(", ", "[", "]"))
                : String.valueOf(value);
    }

    /** The same fault, seen from the object that holds the field's object. */
    public InvalidField within(String parent) {
        return new InvalidField(parent + "." + field, value, expected);
    }
}
