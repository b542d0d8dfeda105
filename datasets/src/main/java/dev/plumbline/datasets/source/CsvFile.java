package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file (RFC 4180, UTF-8) of stated columns that belongs to a source. */
final class CsvFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    /**
     * @param place for errors, as {@code source objectnet, class-map.csv, row 3}; the names of the columns are row 1
     * @param fields in the order of the columns that were asked for
     */
    record Row(String place, List<String> fields) {}

    private CsvFile() {}

    /** @throws InvalidField when a column is not there, a row has more or fewer fields than the first, or quotes are open */
    static List<Row> read(Folder folder, String file, List<String> columns) {
        String place = "source " + folder.source() + ", " + file;
        List<Row> rows = new ArrayList<>();
        try (CSVParser csv = CSVParser.parse(folder.table(file), StandardCharsets.UTF_8, FORMAT)) {
            List<String> names = csv.getHeaderNames();
            if (!names.containsAll(columns)) {
                throw new InvalidField(place, String.join(",", names), "the columns " + String.join(",", columns));
            }
            for (CSVRecord row : csv) {
                rows.add(row(place + ", row " + (row.getRecordNumber() + 1), names.size(), row, columns));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            if (e instanceof InvalidField fault) {
                throw fault;
            }
            throw new InvalidField(place, String.valueOf(e.getMessage()), "a CSV file that can be read");
        }
        return rows;
    }

    private static Row row(String place, int width, CSVRecord row, List<String> columns) {
        if (row.size() != width) {
            throw new InvalidField(place, String.join(",", row.values()), width + " fields, one for each column");
        }
        return new Row(place, columns.stream().map(row::get).toList());
    }
}
