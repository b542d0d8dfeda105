package dev.plumbline.datasets.source;

import dev.plumbline.contracts.InvalidField;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A table of a source: CSV (RFC 4180, UTF-8) with a header line, in which one column, an index, may have no name. It is
 * read row by row and columns are known by their names, whatever their order.
 */
final class CsvTable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
            .setIgnoreEmptyLines(true)
            .get();

    private final Folder folder;
    private final String file;
    private final List<String> columns;

    /** @param columns that must be there */
    CsvTable(Folder folder, String file, List<String> columns) {
        this.folder = folder;
        this.file = file;
        this.columns = columns;
    }

    /** @throws InvalidField when the file is no such table, or a row has more or fewer fields than it has columns */
    void forEach(Consumer<TableRow> take) {
        try (BufferedReader reader = Files.newBufferedReader(folder.table(file));
                CSVParser rows = parse(reader)) {
            requireColumns(rows.getHeaderNames());
            for (CSVRecord row : rows) {
                take.accept(row(row, rows.getHeaderNames().size()));
            }
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
    }

    private static CSVParser parse(BufferedReader reader) throws IOException {
        skipByteOrderMark(reader);
        return FORMAT.parse(reader);
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    private void requireColumns(List<String> header) {
        if (header.isEmpty()) {
            throw unfit("an empty file", "a first line with the columns " + String.join(",", columns));
        }
        for (int place = 0; place < header.size(); place++) {
            int first = header.indexOf(header.get(place));
            if (first < place) {
                throw unfit(
                        "'" + header.get(place) + "' is column " + (first + 1) + " and column " + (place + 1),
                        "a header that names each column once");
            }
        }
        if (!header.containsAll(columns)) {
            throw unfit(String.join(",", header), "the columns " + String.join(",", columns));
        }
    }

    private TableRow row(CSVRecord row, int width) {
        RowPlace place = new RowPlace(folder.source(), file, row.getRecordNumber() + 1);
        if (row.size() != width) {
            throw new InvalidField(
                    place.whole(), String.join(",", row.values()), width + " fields, one for each column");
        }
        return new TableRow(place, row);
    }

    private InvalidField unfit(String value, String expected) {
        return new InvalidField("source " + folder.source() + ", " + file, value, expected);
    }

    private RuntimeException unreadable(IOException fault) {
        if (fault instanceof CharacterCodingException) {
            return unfit("text in another encoding", "UTF-8");
        }
        if (fault instanceof CSVException) {
            return unfit(String.valueOf(fault.getMessage()), "CSV as in RFC 4180");
        }
        return new UncheckedIOException("source " + folder.source() + ": cannot read " + file, fault);
    }
}
