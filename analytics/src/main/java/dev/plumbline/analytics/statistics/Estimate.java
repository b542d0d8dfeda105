package dev.plumbline.analytics.statistics;

import java.util.List;

/**
 * A trend with its intervals.
 *
 * @param units units that have an admitted point
 * @param replicates bootstrap replicates drawn; 0 where no interval is due, and of other units than points, whose intervals draw none
 * @param dropped those without a line: fewer than two distinct units, or one ID value
 * @param band the line and its interval over the range of ID values; empty where there is no line
 */
public record Estimate(
        Trend trend,
        Unit unit,
        int units,
        Interval slope,
        Interval intercept,
        int replicates,
        int dropped,
        List<BandPoint> band) {
    public Estimate {
        band = List.copyOf(band);
    }
}
