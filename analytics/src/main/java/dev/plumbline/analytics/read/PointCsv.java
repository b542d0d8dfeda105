package dev.plumbline.analytics.read;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.read.Csv.Column;
import dev.plumbline.service.Meters;
import java.util.List;

/**
 * Points as CSV: the exact rows behind a trend. Of the admitted rows of one test set and metric, {@code plumbline fit --id id
 * --ood ood_value --group series --weights poisson} gives the trends again: with {@code --cluster pretraining} those of unit
 * {@code pretraining}, with {@code --cluster stage} those of {@code runs}, with {@code --point point} those of {@code pairs}.
 */
public final class PointCsv {
    private static final List<Column<Point>> COLUMNS = List.of(
            new Column<>("study", Point::study),
            new Column<>("series", Point::series),
            new Column<>("task", Point::task),
            new Column<>("ood", Point::ood),
            new Column<>("role", point -> Meters.label(point.role())),
            new Column<>("metric", point -> point.measure().label()),
            new Column<>("architecture", Point::architecture),
            new Column<>("stage", Point::stage),
            new Column<>("epoch", Point::epoch),
            new Column<>("pretraining", Point::pretraining),
            new Column<>("scratch", Point::scratch),
            new Column<>("point", Point::name),
            new Column<>("id", Point::id),
            new Column<>("ood_value", Point::value),
            new Column<>("admitted", Point::admitted));

    private PointCsv() {}

    /** A header, and a line for each point. */
    public static String of(List<Point> points) {
        return Csv.table(COLUMNS, points);
    }
}
