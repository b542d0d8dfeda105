package dev.plumbline.analytics.points;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All points that the events so far give, in memory. Safe for use by several threads. */
public final class PointBook {
    private final PointJoin join = new PointJoin(Table.inMemory(), Table.inMemory());
    private final TreeMap<String, Point> points = new TreeMap<>();

    /** Takes an accepted run in. */
    public synchronized void on(Accepted accepted) {
        keep(join.join(Roster.of(accepted)));
    }

    /** Takes an evaluation in. */
    public synchronized void on(Evaluation evaluation) {
        keep(join.join(Score.of(evaluation)));
    }

    private void keep(PointJoin.Joined joined) {
        joined.points().forEach(point -> points.put(point.key(), point));
    }

    /** The points that fit, by their keys: study, task, test set, metric, series, stage and epoch. */
    public synchronized List<Point> points(Predicate<Point> which) {
        return points.values().stream().filter(which).toList();
    }
}
