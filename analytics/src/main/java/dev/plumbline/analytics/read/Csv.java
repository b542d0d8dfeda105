package dev.plumbline.analytics.read;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables as CSV, RFC 4180 but for its line ends: full precision, an empty cell where there is no value. */
public final class Csv {
    private Csv() {}

    /** A header and a line for each item; every row has the same columns. Nothing but the empty text for no item. */
    static <T> String table(List<T> items, Function<T, Map<String, @Nullable Object>> row) {
        StringBuilder text = new StringBuilder();
        for (T item : items) {
            Map<String, @Nullable Object> cells = row.apply(item);
            if (text.isEmpty()) {
                text.append(String.join(",", cells.keySet())).append('\n');
            }
            text.append(cells.values().stream().map(Csv::cell).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    /** One cell, quoted where it must be. */
    public static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
