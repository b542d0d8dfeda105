package dev.plumbline.analytics.read;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points as CSV: the exact rows behind a trend. {@code plumbline fit --id id --ood ood --group series --weights poisson}
 * gives the trend again, with {@code --cluster pretraining}, {@code --cluster stage} or {@code --point point} for its unit.
 */
public final class PointCsv {
    private PointCsv() {}

    /** A line for each point. */
    public static String of(List<Point> points) {
        return Csv.table(points, PointCsv::row);
    }

    private static Map<String, @Nullable Object> row(Point point) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("study", point.study());
        row.put("series", point.series());
        row.put("task", point.task());
        row.put("test", point.ood());
        row.put("metric", point.measure().label());
        row.put("architecture", point.architecture());
        row.put("pretraining", point.unit(Unit.PRETRAINING));
        row.put("stage", point.unit(Unit.RUNS));
        row.put("epoch", point.epoch());
        row.put("point", point.unit(Unit.PAIRS));
        row.put("scratch", point.scratch());
        row.put("admitted", point.admitted());
        row.put("id", point.id());
        row.put("ood", point.value());
        return row;
    }
}
