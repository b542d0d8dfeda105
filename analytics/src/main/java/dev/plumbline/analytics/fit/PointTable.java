package dev.plumbline.analytics.fit;

import dev.plumbline.analytics.statistics.Observation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/** Reads the points of a CSV file (RFC 4180, UTF-8, a header line). */
final class PointTable {
    /** The group of every row where no column says otherwise. */
    static final String ALL = "all";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final Path file;
    private final Columns columns;
    private final double unit;
    private final Map<String, List<Observation>> groups = new LinkedHashMap<>();
    private final Map<List<String>, Long> pointRows = new HashMap<>();
    private final Map<List<String>, Long> wholeRows = new HashMap<>();
    private final Selection selection;
    private int skipped;

    private PointTable(Path file, Columns columns, boolean percent, Selection selection) {
        this.file = file;
        this.columns = columns;
        this.unit = percent ? 100 : 1;
        this.selection = selection;
    }

    static PointTable read(Path file, Columns columns, boolean percent, Selection selection) throws IOException {
        PointTable table = new PointTable(file, columns, percent, selection);
        if (Files.isDirectory(file)) {
            throw new BadTable(file + " is a directory; a CSV file is expected");
        }
        try (Reader reader = withoutMark(Files.newBufferedReader(file));
                CSVParser rows = FORMAT.parse(reader)) {
            table.requireColumns(rows.getHeaderNames());
            rows.forEach(table::take);
        } catch (MalformedInputException e) {
            throw new BadTable(file + " is not a text in UTF-8");
        } catch (UncheckedIOException e) {
            throw new BadTable(file + " is not a CSV file: " + reason(e));
        } catch (IllegalArgumentException e) {
            throw e instanceof BadTable ? e : new BadTable(file + " has no usable header line: " + e.getMessage());
        }
        table.requirePoints();
        return table;
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

    private static String reason(UncheckedIOException e) {
        IOException cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : String.valueOf(cause.getMessage());
    }

    /** Excel begins a CSV file in UTF-8 with a byte order mark. */
    private static Reader withoutMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private void requireColumns(List<String> header) {
        Stream.concat(columns.names(), selection.where().keySet().stream())
                .filter(name -> !header.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadTable(
                            file + " has no column '" + name + "'; its columns are " + String.join(", ", header));
                });
    }

    private void take(CSVRecord row) {
        requireNoFurtherCells(row);
        if (!selection.where().entrySet().stream()
                .allMatch(column -> text(row, column.getKey()).equals(column.getValue()))) {
            return;
        }
        if (selection.skipMissing()
                && (text(row, columns.id()).isEmpty()
                        || text(row, columns.ood()).isEmpty())) {
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
        int named = row.getParser().getHeaderNames().size();
        if (row.stream().skip(named).anyMatch(cell -> !cell.isBlank())) {
            throw new BadTable("%s, row %d has %d cells where the header names %d: a cell with a comma must be quoted"
                    .formatted(file, row.getRecordNumber(), row.size(), named));
        }
    }

    private void requireDistinct(CSVRecord row) {
        @Nullable
        Long earlier = selection.distinct() ? wholeRows.putIfAbsent(row.toList(), row.getRecordNumber()) : null;
        if (earlier != null) {
            throw new BadTable(file + ", row " + row.getRecordNumber() + " repeats row " + earlier
                    + " in every column; a model has one row");
        }
    }

    private String unit(CSVRecord row, String group) {
        if (columns.cluster() != null) {
            return cell(row, columns.cluster());
        }
        String point = columns.point();
        if (point == null) {
            return Long.toString(row.getRecordNumber());
        }
        String name = cell(row, point);
        @Nullable Long earlier = pointRows.putIfAbsent(List.of(group, name), row.getRecordNumber());
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
            throw bad(row, column, text, "is not a number");
        }
    }

    private String cell(CSVRecord row, String column) {
        String text = text(row, column);
        if (text.isEmpty()) {
            throw bad(row, column, text, "is missing; every row needs a value");
        }
        return text;
    }

    private static String text(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column).strip() : "";
    }

    private BadTable bad(CSVRecord row, String column, String value, String wrong) {
        return new BadTable(
                file + ", row " + row.getRecordNumber() + ", column '" + column + "': '" + value + "' " + wrong);
    }
}
