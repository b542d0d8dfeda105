package dev.plumbline.analytics.regression;

import dev.plumbline.analytics.points.Measure;
import dev.plumbline.analytics.points.Member;
import dev.plumbline.analytics.points.Point;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The points of one run, as they come. */
final class WatchedRun {
    /** Each evaluation is read by a test of every metric. */
    private static final double TESTS = Measure.values().length;

    private final String stage;
    private final @Nullable Point[] byEpoch;
    private double credit;
    private int missing;

    WatchedRun(Member member) {
        stage = member.stage();
        byEpoch = new Point[member.epochs()];
        missing = member.epochs();
    }

    /** The place of a complete run in its series: by the time of the evaluation that completed it, then by its stage. */
    record Place(Instant completed, String stage) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::completed).thenComparing(Place::stage);

        /** Behind every run that was complete by a time: stages' ids are hexadecimal. */
        static Place lastAt(Instant time) {
            return new Place(time, "~");
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Whether putting the point in would change anything. */
    boolean isChangedBy(Point point, Member member) {
        int at = point.epoch() - 1;
        return at < byEpoch.length && (!point.equals(byEpoch[at]) || credit != credit(member));
    }

    /** Puts a point in the place of its epoch's, which the run has. */
    void put(Point point, Member member) {
        credit = credit(member);
        int at = point.epoch() - 1;
        missing -= byEpoch[at] == null ? 1 : 0;
        byEpoch[at] = point;
    }

    private static double credit(Member member) {
        return member.epochs() * (1 + 1.0 / member.watchedSets()) / TESTS;
    }

    /** Empty while an epoch is missing. */
    Optional<Place> place() {
        return points().map(Point::at).max(Comparator.naturalOrder()).map(completed -> new Place(completed, stage));
    }

    /** Empty while an epoch is missing, and where none is above the constant predictor. */
    Optional<RunScore> score() {
        List<Point> admitted = points().filter(Point::admitted).toList();
        return admitted.stream()
                .findFirst()
                .map(any -> new RunScore(
                        any.stage(),
                        any.architecture(),
                        any.pretraining(),
                        credit,
                        mean(admitted, Point::id),
                        mean(admitted, Point::value)));
    }

    /** None while one is missing. */
    private Stream<Point> points() {
        return missing > 0 ? Stream.of() : Stream.of(byEpoch).map(point -> Objects.requireNonNull(point));
    }

    private static double mean(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream().mapToDouble(value).average().orElseThrow();
    }
}
