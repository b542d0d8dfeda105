package dev.plumbline.benchmarks;

import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Observation;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.TrendSums;
import dev.plumbline.analytics.statistics.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.descriptive.Median;

/**
 * {@code benchmarks/run trends}: what one more evaluation costs a trend of n points with 1,000 replicates, beside refitting
 * and bootstrapping n points in Python. Each point is a bootstrap unit of its own, which is the dearest case.
 */
final class TrendBenchmark {
    private static final int[] POINTS = {10, 200, 10_000, 1_000_000};
    private static final int WARM_UP = 20_000;
    private static final int UPDATES = 2_000;
    private static final int LARGE = 100_000;

    private final PrintWriter asks;
    private final BufferedReader answers;
    private final PrintStream out;
    private final SplittableRandom random = new SplittableRandom(1);
    private int named;

    private TrendBenchmark(PrintStream out, Process python) {
        this.out = out;
        asks = new PrintWriter(python.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Microseconds, one for each evaluation. */
    private record Times(List<Double> update, List<Double> estimate) {
        Times() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    static void run(PrintStream out) throws IOException {
        Process python = new ProcessBuilder("/usr/bin/python3", "benchmarks/bootstrap-peer.py")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            new TrendBenchmark(out, python).measure();
        } finally {
            python.destroy();
        }
    }

    private void measure() throws IOException {
        out.println(answers.readLine() + "; medians; logit scale, 1,000 replicates");
        TrendSums warm = trend(POINTS[1]);
        update(warm, WARM_UP, new Times());
        out.println(
                "| points | update, us | update at p90 | estimate, us | numpy, ms | / update | / both | scipy, ms | / update |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (int points : POINTS) {
            measure(points);
        }
    }

    private void measure(int points) throws IOException {
        TrendSums trend = trend(points);
        Times times = new Times();
        List<Double> numpy = new ArrayList<>();
        List<Double> scipy = new ArrayList<>();
        update(trend, UPDATES, new Times());
        for (int round = 0; round < (points > LARGE ? 1 : 5); round++) {
            update(trend, UPDATES, times);
            numpy.add(ask("numpy", points));
            if (points == 200 || points == 10_000) {
                scipy.add(ask("scipy", points));
            }
        }
        double update = median(times.update);
        double both = update + median(times.estimate);
        double refit = median(numpy);
        out.printf(
                "| %,d | %.1f | %.1f | %.0f | %,.2f | %,.0f x | %,.0f x | %s | %s |%n",
                points,
                update,
                times.update.stream().sorted().toList().get(times.update.size() * 9 / 10),
                median(times.estimate),
                refit,
                1000 * refit / update,
                1000 * refit / both,
                scipy.isEmpty() ? "-" : "%,.2f".formatted(median(scipy)),
                scipy.isEmpty() ? "-" : "%,.0f x".formatted(1000 * median(scipy) / update));
    }

    /* The trend has as many points afterwards as before. */
    private void update(TrendSums trend, int updates, Times times) {
        for (int i = 0; i < updates; i++) {
            Observation point = point();
            long begun = System.nanoTime();
            trend.add(point);
            trend.settle();
            long updated = System.nanoTime();
            trend.estimate();
            long estimated = System.nanoTime();
            trend.retract(point);
            trend.settle();
            times.update.add((updated - begun) / 1e3);
            times.estimate.add((estimated - updated) / 1e3);
        }
    }

    private double ask(String peer, int points) throws IOException {
        asks.println(peer + " " + points);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("bootstrap-peer.py has ended; it needs Debian's python3-scipy");
        }
        return 1000 * Double.parseDouble(answer);
    }

    private TrendSums trend(int points) {
        TrendSums trend = new TrendSums(Scale.LOGIT, Unit.PAIRS, Bootstrap.LIVE);
        for (int i = 0; i < points; i++) {
            trend.add(point());
        }
        trend.settle();
        return trend;
    }

    private Observation point() {
        double id = 0.4 + 0.5 * random.nextDouble();
        double ood = id - 0.1 + 0.05 * (random.nextDouble() - 0.5);
        return new Observation(id, ood, "point " + named++);
    }

    private static double median(List<Double> values) {
        return Median.withDefaults()
                .evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
