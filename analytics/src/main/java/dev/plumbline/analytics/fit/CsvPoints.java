package dev.plumbline.analytics.fit;

import dev.plumbline.analytics.statistics.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Some rows of a CSV file as points.
 *
 * @param points in the order of the file; their units are the cluster column's values, without one the rows' numbers
 * @param skipped selected rows that lack a metric
 */
public record CsvPoints(List<Observation> points, int skipped) {
    public CsvPoints {
        points = List.copyOf(points);
    }

    /**
     * Reads the rows that are selected.
     *
     * @param percent whether metrics are per cent, in [0, 100], rather than fractions
     * @throws BadTable if a column or a value is not as it should be, or no row is selected
     * @throws IOException if the file cannot be read
     */
    public static CsvPoints read(Path file, Columns columns, boolean percent, Selection selection) throws IOException {
        PointTable table = PointTable.read(file, columns, percent, selection);
        return new CsvPoints(
                table.groups().values().stream().flatMap(List::stream).toList(), table.skipped());
    }
}
