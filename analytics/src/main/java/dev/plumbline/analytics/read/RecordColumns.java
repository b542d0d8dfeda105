package dev.plumbline.analytics.read;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.plumbline.analytics.read.Column.Kind;
import dev.plumbline.analytics.statistics.Interval;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A record as a row: a column for each component in the order of its declaration, by its name in JSON but in snake case. A
 * record within it gives a column for each of its own components, an interval {@code lower}, {@code upper} and {@code reason},
 * under its name. Cells say what JSON says. A list of texts is one cell, with spaces between; other lists and maps have no
 * place in a row and are left out.
 */
final class RecordColumns {
    private static final SnakeCaseStrategy SNAKE = new SnakeCaseStrategy();

    private RecordColumns() {}

    static <T extends Record> List<Column<T>> of(Class<T> type) {
        List<Column<T>> columns = new ArrayList<>();
        add("", type, item -> item, columns);
        return List.copyOf(columns);
    }

    private static <T> void add(
            String prefix, Class<?> type, Function<T, @Nullable Object> holder, List<Column<T>> columns) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + SNAKE.translate(component.getName());
            Function<T, @Nullable Object> value = item -> component(component, holder.apply(item));
            Class<?> of = component.getType();
            if (of == Interval.class) {
                columns.add(Column.number(name + "_lower", item -> end(value.apply(item), true)));
                columns.add(Column.number(name + "_upper", item -> end(value.apply(item), false)));
                columns.add(Column.text(name + "_reason", item -> reason(value.apply(item))));
            } else if (of.isRecord()) {
                add(name + "_", of, value, columns);
            } else if (of.isEnum()) {
                Map<Object, String> names = names(of);
                columns.add(Column.text(name, item -> names.get(value.apply(item))));
            } else if (isTexts(component)) {
                columns.add(Column.text(name, item -> joined(value.apply(item))));
            } else if (!Collection.class.isAssignableFrom(of) && !Map.class.isAssignableFrom(of)) {
                columns.add(new Column<>(name, kind(of), item -> plain(value.apply(item))));
            }
        }
    }

    private static @Nullable Object component(RecordComponent component, @Nullable Object holder) {
        try {
            return holder == null ? null : component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static boolean isTexts(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] == String.class;
    }

    private static @Nullable Object joined(@Nullable Object texts) {
        return texts instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : null;
    }

    private static @Nullable Object end(@Nullable Object interval, boolean lower) {
        return interval instanceof Interval.Bounds bounds ? (Double) (lower ? bounds.lower() : bounds.upper()) : null;
    }

    private static @Nullable Object reason(@Nullable Object interval) {
        return interval instanceof Interval.None none ? none.reason() : null;
    }

    private static Map<Object, String> names(Class<?> constants) {
        return Arrays.stream(constants.getEnumConstants())
                .collect(Collectors.toMap(constant -> constant, JsonName::of));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static Kind kind(Class<?> type) {
        if (type == double.class || type == Double.class) {
            return Kind.NUMBER;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Kind.TRUTH;
        }
        boolean whole = type == int.class || type == long.class || type == Integer.class || type == Long.class;
        return whole ? Kind.COUNT : Kind.TEXT;
    }
}
