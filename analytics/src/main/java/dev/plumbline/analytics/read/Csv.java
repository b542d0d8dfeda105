package dev.plumbline.analytics.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables as CSV, RFC 4180 but for its line ends: full precision, an empty cell where there is no value. */
public final class Csv {
    private Csv() {}

    /** A header, and a line for each item. */
    public static <T> String table(List<Column<T>> columns, List<T> items) {
        StringBuilder text = new StringBuilder(128 * (items.size() + 1));
        for (int i = 0; i < columns.size(); i++) {
            cell(text, i, columns.get(i).name());
        }
        text.append('\n');
        for (T item : items) {
            for (int i = 0; i < columns.size(); i++) {
                cell(text, i, columns.get(i).value().apply(item));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void cell(StringBuilder text, int place, @Nullable Object value) {
        if (place > 0) {
            text.append(',');
        }
        if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else if (value != null) {
            quoted(text, value.toString());
        }
    }

    private static void quoted(StringBuilder text, String cell) {
        if (isPlain(cell)) {
            text.append(cell);
        } else {
            text.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
    }

    private static boolean isPlain(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return true;
    }
}
