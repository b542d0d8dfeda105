package dev.plumbline.cli.reading;

import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.PointJoin;
import dev.plumbline.analytics.points.Roster;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.analytics.points.Table;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.TopicTail;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The points behind the trends, joined from the topics by the trends' own code. */
public final class StudyPoints {
    private final PointJoin join = new PointJoin(Table.inMemory(), Table.inMemory());
    private final TreeMap<String, Point> points = new TreeMap<>();
    private final @Nullable String study;

    /** @param study null: of every study */
    StudyPoints(@Nullable String study) {
        this.study = study;
    }

    /**
     * By figure, series, stage and epoch.
     *
     * @param study null: of every study
     */
    public static List<Point> read(KafkaSettings settings, @Nullable String study) throws InterruptedException {
        StudyPoints reading = new StudyPoints(study);
        Readings.read(
                settings,
                new TopicTail.Listeners()
                        .on(settings.topics().accepted(), reading::on)
                        .on(settings.topics().evaluations(), reading::on));
        return reading.points();
    }

    void on(Accepted accepted) {
        if (study == null || accepted.request().study().equals(study)) {
            put(join.join(Roster.of(accepted)));
        }
    }

    void on(Evaluation evaluation) {
        put(join.join(Score.of(evaluation)));
    }

    private void put(PointJoin.Joined joined) {
        joined.points().forEach(point -> points.put(point.key(), point));
    }

    List<Point> points() {
        return List.copyOf(points.values());
    }
}
