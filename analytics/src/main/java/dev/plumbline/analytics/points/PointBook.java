package dev.plumbline.analytics.points;

import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** All points that the events so far give, in memory. Safe for use by several threads. */
public final class PointBook {
    private final Table<Versions> scores = Table.inMemory();
    private final PointJoin join = new PointJoin(Table.inMemory(), scores);
    private final Shelves<Point> points = new Shelves<>();

    private final Names names = new Names();

    private long revision;

    /** Takes an accepted run in. */
    public synchronized void on(Accepted accepted) {
        keep(join.join(Roster.of(accepted)));
    }

    /** Takes an evaluation in. */
    public synchronized void on(Evaluation evaluation) {
        on(score(evaluation));
    }

    /** An evaluation's score. */
    public Score score(Evaluation evaluation) {
        return Score.of(evaluation).sharing(names);
    }

    /** Takes an evaluation's score in. */
    public synchronized void on(Score score) {
        PointJoin.Joined joined = join.join(score);
        if (joined.outcome() != PointJoin.Outcome.KNOWN && joined.outcome() != PointJoin.Outcome.CONFLICT) {
            revision++;
        }
        keep(joined);
    }

    private void keep(PointJoin.Joined joined) {
        for (Point point : joined.points()) {
            points.put(point.shelf(), point.name(), point);
            revision++;
        }
    }

    /** The points that fit, by their keys: study, task, test set, metric, series, stage and epoch. */
    public synchronized List<Point> points(Predicate<Point> which) {
        return points.values().stream().filter(which).toList();
    }

    /** The points of one study, in the same order. */
    public synchronized List<Point> ofStudy(String study) {
        return points.values(study + "|");
    }

    /** The scores that fit, by stage, epoch, task, test set, generation and metric version. */
    public synchronized List<Score> scores(Predicate<Score> which) {
        List<Score> found = new ArrayList<>();
        scores.forEach(
                "",
                versions -> versions.scores().stream()
                        .sorted(Comparator.comparing(Score::name))
                        .filter(which)
                        .forEach(found::add));
        return found;
    }

    /** Grows with every change. */
    public synchronized long revision() {
        return revision;
    }
}
