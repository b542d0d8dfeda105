package dev.plumbline.analytics.fit;

import dev.plumbline.analytics.statistics.Observation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads the points of a CSV file (RFC 4180, UTF-8, a header line). */
final class PointTable {
    /** The group of every row where no column says otherwise. */
    static final String ALL = "all";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final Path file;
    private final Header header;
    private final Columns columns;
    private final double unit;
    private final Map<String, List<Observation>> groups = new LinkedHashMap<>();
    private final Map<List<String>, Long> pointRows = new HashMap<>();
    private final Map<List<String>, Long> wholeRows = new HashMap<>();
    private final Selection selection;
    private int skipped;

    private PointTable(Path file, Header header, Columns columns, boolean percent, Selection selection) {
        this.file = file;
        this.header = header;
        this.columns = columns;
        this.unit = percent ? 100 : 1;
        this.selection = selection;
    }

    static PointTable read(Path file, Columns columns, boolean percent, Selection selection) throws IOException {
        if (Files.isDirectory(file)) {
            throw new BadTable(file + " is a directory; a CSV file is expected");
        }
        try (Reader reader = withoutMark(Files.newBufferedReader(file));
                CSVParser parser = FORMAT.parse(reader)) {
            return read(file, parser, columns, percent, selection);
        } catch (CharacterCodingException e) {
            throw new BadTable(file + " is not a text in UTF-8");
        }
    }

    private static PointTable read(Path file, CSVParser parser, Columns columns, boolean percent, Selection selection)
            throws IOException {
        try {
            Iterator<CSVRecord> lines = parser.iterator();
            if (!lines.hasNext()) {
                throw new BadTable(file + " is empty; a first line that names its columns is expected, as "
                        + columns.names().collect(Collectors.joining(",")));
            }
            Header header = Header.of(file, lines.next());
            Stream.concat(columns.names(), selection.where().keySet().stream()).forEach(header::require);
            PointTable table = new PointTable(file, header, columns, percent, selection);
            lines.forEachRemaining(table::take);
            table.requirePoints();
            return table;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new BadTable(file + ", line " + parser.getCurrentLineNumber()
                        + ": the quotes are not a CSV file's; a cell that begins with one ends with one before a comma or"
                        + " the line's end, and has two for each one in it");
            }
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private void requirePoints() {
        if (groups.isEmpty()) {
            List<String> such = new ArrayList<>();
            if (!selection.where().isEmpty()) {
                such.add(selection.toString());
            }
            if (skipped > 0) {
                such.add("both metrics (rows that lack one: " + skipped + ")");
            }
            throw new BadTable(file + " has no rows" + (such.isEmpty() ? "" : " with " + String.join(" and ", such))
                    + "; one row a point is expected");
        }
    }

    /** The points of each group, groups and points in the order of the file. */
    Map<String, List<Observation>> groups() {
        return groups;
    }

    /** Selected rows that lack a metric. */
    int skipped() {
        return skipped;
    }

    /** Excel begins a CSV file in UTF-8 with a byte order mark. */
    private static Reader withoutMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private void take(CSVRecord row) {
        requireNoFurtherCells(row);
        if (!selection.where().entrySet().stream()
                .allMatch(column -> header.cell(row, column.getKey()).equals(column.getValue()))) {
            return;
        }
        if (selection.skipMissing()
                && (header.cell(row, columns.id()).isEmpty()
                        || header.cell(row, columns.ood()).isEmpty())) {
            skipped++;
            return;
        }
        requireDistinct(row);
        double id = metric(row, columns.id());
        double ood = metric(row, columns.ood());
        String group = columns.group() == null ? ALL : cell(row, columns.group());
        groups.computeIfAbsent(group, name -> new ArrayList<>()).add(new Observation(id, ood, unit(row, group)));
    }

    /** A comma too many moves cells under other names. */
    private void requireNoFurtherCells(CSVRecord row) {
        if (row.stream().skip(header.width()).anyMatch(cell -> !cell.isBlank())) {
            throw new BadTable("%s, row %d has %d cells where the header has %d: a cell with a comma must be quoted"
                    .formatted(file, number(row), row.size(), header.width()));
        }
    }

    private void requireDistinct(CSVRecord row) {
        @Nullable Long earlier = selection.distinct() ? wholeRows.putIfAbsent(row.toList(), number(row)) : null;
        if (earlier != null) {
            throw new BadTable(file + ", row " + number(row) + " repeats row " + earlier
                    + " in every column; a model has one row");
        }
    }

    private String unit(CSVRecord row, String group) {
        if (columns.cluster() != null) {
            return cell(row, columns.cluster());
        }
        String point = columns.point();
        if (point == null) {
            return Long.toString(number(row));
        }
        String name = cell(row, point);
        @Nullable Long earlier = pointRows.putIfAbsent(List.of(group, name), number(row));
        if (earlier != null) {
            throw bad(row, point, name, "names the same point as row " + earlier + "; a point has one row in a group");
        }
        return name;
    }

    private double metric(CSVRecord row, String column) {
        String text = cell(row, column);
        double value = parse(row, column, text);
        if (!(value >= 0 && value <= unit)) {
            String hint = unit == 1 && value > 1 && value <= 100 ? " (are these per cent?)" : "";
            throw bad(row, column, text, "is out of range; a metric lies in [0, " + (int) unit + "]" + hint);
        }
        return value / unit;
    }

    private double parse(CSVRecord row, String column, String text) {
        try {
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            throw bad(
                    row,
                    column,
                    text,
                    "is not a number; one in [0, " + (int) unit + "] is expected, as " + (unit == 1 ? "0.75" : "75"));
        }
    }

    private String cell(CSVRecord row, String column) {
        String text = header.cell(row, column);
        if (text.isEmpty()) {
            throw bad(row, column, text, "is missing; every row needs a value");
        }
        return text;
    }

    private BadTable bad(CSVRecord row, String column, String value, String wrong) {
        return new BadTable(file + ", row " + number(row) + ", column " + BadTable.quoted(column) + ": "
                + BadTable.quoted(value) + " " + wrong);
    }

    /** From 1, without the header. */
    private static long number(CSVRecord row) {
        return row.getRecordNumber() - 1;
    }
}
