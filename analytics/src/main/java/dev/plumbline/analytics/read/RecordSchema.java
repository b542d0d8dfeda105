package dev.plumbline.analytics.read;

import dev.plumbline.contracts.Json;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON Schema (2020-12) of a record as {@link Json#events} writes it: what is nullable is left out where null. */
final class RecordSchema {
    private RecordSchema() {}

    static Map<String, Object> of(Class<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            properties.put(component.getName(), schema(component.getAnnotatedType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        return Map.of("type", "object", "properties", properties, "required", required, "additionalProperties", false);
    }

    private static Object schema(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType list) {
            return Map.of("type", "array", "items", schema(list.getAnnotatedActualTypeArguments()[0]));
        }
        return schema((Class<?>) annotated.getType());
    }

    private static Map<String, Object> schema(Class<?> type) {
        if (type.isRecord()) {
            return of(type);
        }
        if (type.isEnum()) {
            return Map.of(
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(JsonName::of).toList());
        }
        if (type.isSealed()) {
            return Map.of(
                    "oneOf",
                    Arrays.stream(type.getPermittedSubclasses())
                            .map(RecordSchema::of)
                            .toList());
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        return Map.of("type", simple(type));
    }

    private static String simple(Class<?> type) {
        if (type == String.class) {
            return "string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "integer";
        }
        throw new IllegalArgumentException("no schema for " + type);
    }
}
