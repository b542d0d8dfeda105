package dev.plumbline.analytics.fit;

import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.analytics.statistics.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fits a CSV file.
 *
 * @param percent whether metrics are per cent, in [0, 100], rather than fractions
 */
public record CsvFit(Columns columns, Scale scale, boolean percent, Bootstrap bootstrap, Selection selection) {
    /** Every row. */
    public CsvFit(Columns columns, Scale scale, boolean percent, Bootstrap bootstrap) {
        this(columns, scale, percent, bootstrap, Selection.EVERY_ROW);
    }

    /**
     * One trend for each group of rows, in the order of the file.
     *
     * @throws BadTable if a column or a value is not as it should be, or no row is selected
     * @throws IOException if the file cannot be read
     */
    public Fits fit(Path file) throws IOException {
        PointTable table = PointTable.read(file, columns, percent, selection);
        List<GroupFit> fits = new ArrayList<>();
        for (Map.Entry<String, List<Observation>> group : table.groups().entrySet()) {
            TrendSums sums = new TrendSums(scale, unit(), bootstrap);
            group.getValue().forEach(sums::add);
            fits.add(new GroupFit(group.getKey(), sums.estimate()));
        }
        return new Fits(fits, table.skipped());
    }

    private Unit unit() {
        return columns.cluster() == null ? Unit.PAIRS : Unit.CLUSTERS;
    }
}
