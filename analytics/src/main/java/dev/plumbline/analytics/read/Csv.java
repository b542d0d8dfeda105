package dev.plumbline.analytics.read;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables as CSV, RFC 4180 but for its line ends: full precision, an empty cell where there is no value. */
final class Csv {
    private Csv() {}

    /** A column: its name, and what it holds of an item. */
    record Column<T>(String name, Function<T, @Nullable Object> value) {}

    /** A header, and a line for each item. */
    static <T> String table(List<Column<T>> columns, List<T> items) {
        StringBuilder text = new StringBuilder();
        text.append(columns.stream().map(Column::name).collect(Collectors.joining(",")))
                .append('\n');
        for (T item : items) {
            text.append(columns.stream()
                            .map(column -> cell(column.value().apply(item)))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
