package dev.plumbline.analytics.read;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.service.Meters;
import java.util.List;

/**
 * Points as CSV: the exact rows behind a trend. Of the admitted rows of one test set and metric, {@code plumbline fit --id id
 * --ood ood_value --group series --weights poisson} gives the trends again: with {@code --cluster pretraining} those of unit
 * {@code pretraining}, with {@code --cluster stage} those of {@code runs}, with {@code --point point} those of {@code pairs}.
 */
public final class PointCsv {
    private static final List<Column<Point>> COLUMNS = List.of(
            Column.text("study", Point::study),
            Column.text("series", Point::series),
            Column.text("task", Point::task),
            Column.text("ood", Point::ood),
            Column.text("role", point -> Meters.label(point.role())),
            Column.text("metric", point -> point.measure().label()),
            Column.text("architecture", Point::architecture),
            Column.text("stage", Point::stage),
            Column.count("epoch", Point::epoch),
            Column.text("pretraining", Point::pretraining),
            Column.truth("scratch", Point::scratch),
            Column.text("point", Point::name),
            Column.number("id", Point::id),
            Column.number("ood_value", Point::value),
            Column.truth("admitted", Point::admitted));

    private PointCsv() {}

    public static List<Column<Point>> columns() {
        return COLUMNS;
    }

    /** A header, and a line for each point. */
    public static String of(List<Point> points) {
        return Csv.table(COLUMNS, points);
    }
}
