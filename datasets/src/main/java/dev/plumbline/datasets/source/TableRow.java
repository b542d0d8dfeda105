package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** A row of a {@link CsvTable}, whose columns are known to be there. */
record TableRow(RowPlace place, CSVRecord cells) {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    /** @throws InvalidField when the cell is empty */
    String text(String column) {
        String text = cells.get(column);
        if (text.isEmpty()) {
            throw unfit(column, "a value in each row");
        }
        return text;
    }

    /** Empty where the cell is. */
    String any(String column) {
        return cells.get(column);
    }

    /** @throws InvalidField when the cell holds no whole number of up to 9 digits */
    int number(String column) {
        if (!WHOLE.matcher(text(column)).matches()) {
            throw unfit(column, "a whole number from 0");
        }
        return Integer.parseInt(text(column));
    }

    /** What a word stands for. */
    <T> T oneOf(String column, Map<String, T> words) {
        T meant = words.get(text(column));
        if (meant == null) {
            throw unfit(
                    column,
                    "one of "
                            + String.join(", ", words.keySet().stream().sorted().toList()));
        }
        return meant;
    }

    InvalidField unfit(String column, String expected) {
        return place.unfit(column, cells.get(column), expected);
    }
}
