package dev.plumbline.cli.figure;

import dev.plumbline.analytics.points.Measure;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.contracts.event.TrendState.BandPoint;
import dev.plumbline.contracts.event.TrendState.Counts;
import dev.plumbline.contracts.event.TrendState.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A study of made-up points, each series along a line of its own. */
final class TestPlane {
    private static final List<String> SERIES = List.of("objects-1k", "objects-4k", "objects-all", "scratch");

    private TestPlane() {}

    static Plane of() {
        return Plane.of(trends(), points(), metric -> "linear", (task, test) -> false)
                .get(0);
    }

    /** The same, of a test set that is none of the task's own. */
    static Plane added() {
        return Plane.of(trends(), points(), metric -> "linear", (task, test) -> true)
                .get(0);
    }

    static List<TrendState> trends() {
        List<TrendState> trends = new ArrayList<>();
        for (int i = 0; i < SERIES.size(); i++) {
            double gain = gain(i);
            List<BandPoint> band = new ArrayList<>();
            for (double id = 0.2; id < 0.75; id += 0.05) {
                double expected = line(id) + gain;
                double half = 0.015 + Math.abs(id - 0.5) / 12;
                band.add(new BandPoint(id, expected, new Bounds(expected - half, expected + half)));
            }
            Line line = new Line(0.7, gain, 0.93, 0.02, new Bounds(0.6, 0.8), new Bounds(0, 0.1), null, 1000, 0);
            trends.add(new TrendState(
                    "study",
                    SERIES.get(i),
                    "rendered:camtrap",
                    "unseen-cameras",
                    TestRole.OOD_TEST,
                    "macroF1",
                    "linear",
                    "pairs",
                    new Counts(24, 24, 6, 6, 0, 0, 0),
                    line,
                    null,
                    band,
                    null));
        }
        return trends;
    }

    static List<Point> points() {
        Random random = new Random(5);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < SERIES.size(); i++) {
            for (int n = 0; n < 24; n++) {
                double id = 0.2 + 0.5 * random.nextDouble();
                String stage = Integer.toHexString(100 * i + n / 4 + 4096).repeat(16);
                points.add(new Point(
                        "study",
                        SERIES.get(i),
                        "rendered:camtrap",
                        "unseen-cameras",
                        TestRole.OOD_TEST,
                        Measure.MACRO_F1,
                        n % 2 == 0 ? "resnet8_small" : "resnet14_small",
                        stage,
                        n % 4 + 1,
                        "p" + i,
                        i == 3,
                        id,
                        line(id) + gain(i) + 0.02 * random.nextGaussian(),
                        true,
                        Instant.EPOCH));
            }
        }
        return points;
    }

    private static double line(double id) {
        return 0.02 + 0.7 * id;
    }

    private static double gain(int series) {
        return series == 3 ? 0 : 0.02 * (series + 1);
    }
}
