package dev.plumbline.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of JSON values in the words of people who write them. */
final class JsonTypes {
    private static final Pattern LIKE_ANOTHER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?|true|false|null");

    private JsonTypes() {}

    /** As {@code a whole number}, {@code one of none, class}. */
    static String words(Class<?> type) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isEnum() ? "one of " + constants(type) : "an object of fields";
    }

    /** As {@link #words}, with what a whole number of the type can be. */
    static String range(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return words(type) + " from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
        }
        return type == long.class || type == Long.class
                ? words(type) + " from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE
                : words(type);
    }

    /** The value that stood at the path, or its kind where it is an object or a list; null where nothing stood. */
    static @Nullable String found(JsonNode whole, List<JsonMappingException.Reference> path) {
        JsonNode node = whole;
        for (JsonMappingException.Reference step : path) {
            node = step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
        }
        if (node.isMissingNode()) {
            return null;
        }
        return node.isObject() ? "an object" : node.isArray() ? "a list" : written(node);
    }

    /** A text that looks like a number or a truth value has quotes, which are what is wrong with it. */
    private static String written(JsonNode value) {
        String text = value.asText();
        return value.isTextual() && LIKE_ANOTHER.matcher(text).matches() ? '"' + text + '"' : text;
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(field -> field.isAnnotationPresent(JsonProperty.class)
                        ? field.getAnnotation(JsonProperty.class).value()
                        : field.getName())
                .collect(Collectors.joining(", "));
    }
}
