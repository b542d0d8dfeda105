package dev.plumbline.analytics.fit;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which rows of a table are points.
 *
 * @param where what these columns must hold; other rows are not looked at
 * @param skipMissing whether a row without one of its metrics is passed over and counted, not refused
 * @param distinct whether a row that repeats another in every column is refused
 */
public record Selection(Map<String, String> where, boolean skipMissing, boolean distinct) {
    static final Selection EVERY_ROW = new Selection(Map.of(), false, false);

    public Selection {
        where = Map.copyOf(where);
    }

    @Override
    public String toString() {
        return where.entrySet().stream()
                .map(column -> column.getKey() + "=" + column.getValue())
                .sorted()
                .collect(Collectors.joining(" and "));
    }
}
