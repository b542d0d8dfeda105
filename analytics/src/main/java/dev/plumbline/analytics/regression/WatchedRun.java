package dev.plumbline.analytics.regression;

import dev.plumbline.analytics.points.Measure;
import dev.plumbline.analytics.points.Member;
import dev.plumbline.analytics.points.Point;
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

    private final @Nullable Point[] byEpoch;
    private final double credit;
    private int missing;

    WatchedRun(Member member) {
        byEpoch = new Point[member.epochs()];
        credit = member.epochs() * (1 + 1.0 / member.watchedSets()) / TESTS;
        missing = member.epochs();
    }

    /** Puts a point in the place of its epoch's; whether that changes anything. */
    boolean put(Point point) {
        int at = point.epoch() - 1;
        if (at >= byEpoch.length || point.equals(byEpoch[at])) {
            return false;
        }
        missing -= byEpoch[at] == null ? 1 : 0;
        byEpoch[at] = point;
        return true;
    }

    boolean isComplete() {
        return missing == 0;
    }

    /** Empty while an epoch is missing, and where none is above the constant predictor. */
    Optional<RunScore> score() {
        if (!isComplete()) {
            return Optional.empty();
        }
        List<Point> admitted = Stream.of(byEpoch)
                .map(point -> Objects.requireNonNull(point))
                .filter(Point::admitted)
                .toList();
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

    private static double mean(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream().mapToDouble(value).average().orElseThrow();
    }
}
