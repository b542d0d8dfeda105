package dev.plumbline.analytics.fit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a CSV file.
 *
 * @param places of the columns that have a name, from 0
 * @param width how many columns there are, named or not
 */
record Header(Path file, Map<String, Integer> places, int width) {
    private static final int MOST_SHOWN = 50;

    /** @throws BadTable if it is no text, no column has a name, or two have one */
    static Header of(Path file, CSVRecord line) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int place = 0; place < line.size(); place++) {
            String name = line.get(place).strip();
            if (name.indexOf('\0') >= 0) {
                throw new BadTable(file + " is not a text: its first line has a character of code 0");
            }
            @Nullable Integer earlier = name.isEmpty() ? null : places.putIfAbsent(name, place);
            if (earlier != null) {
                throw new BadTable("%s, header line: %s names column %d and column %d; a name is one column's"
                        .formatted(file, BadTable.quoted(name), earlier + 1, place + 1));
            }
        }
        if (places.isEmpty()) {
            throw new BadTable(file + " names no column in its first line; it is a header line's place");
        }
        return new Header(file, places, line.size());
    }

    /** @throws BadTable if there is no such column */
    void require(String name) {
        if (!places.containsKey(name)) {
            throw new BadTable(file + " has no column " + BadTable.quoted(name) + "; its columns are " + columns()
                    + separatorHint());
        }
    }

    private String columns() {
        String shown =
                places.keySet().stream().limit(MOST_SHOWN).map(BadTable::shown).collect(Collectors.joining(", "));
        return places.size() <= MOST_SHOWN ? shown : shown + " and " + (places.size() - MOST_SHOWN) + " more";
    }

    private String separatorHint() {
        String only = places.size() == 1 ? places.keySet().iterator().next() : "";
        return only.indexOf(';') < 0 && only.indexOf('\t') < 0 ? "" : " (commas separate columns)";
    }

    /** What a row holds in a column; nothing where the row ends before it. */
    String cell(CSVRecord row, String column) {
        int place = places.getOrDefault(column, width);
        return place < row.size() ? row.get(place).strip() : "";
    }
}
