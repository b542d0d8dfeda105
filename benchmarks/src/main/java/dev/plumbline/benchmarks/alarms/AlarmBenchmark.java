package dev.plumbline.benchmarks.alarms;

import dev.plumbline.analytics.regression.AlarmBudget;
import dev.plumbline.analytics.regression.RegressionWatch;
import dev.plumbline.analytics.regression.WatchState;
import java.io.PrintStream;
import java.util.stream.IntStream;

/** {@code benchmarks/run alarms}: false alarms on series in which nothing changes, and how soon a drop is found. */
public final class AlarmBenchmark {
    private static final int STREAMS = 10_000;
    private static final int POWER_STREAMS = 2_000;
    private static final int RUNS = 100;
    private static final int[] EPOCHS = {1, 3, 6, 12};
    private static final int[] FLEETS = {1, 20, 200};
    private static final int[] REFERENCES = {10, 15, 20, 30, 50};
    private static final double[] DROPS = {1, 1.5, 2, 2.5, 3};
    private static final int WITHIN = 5;

    private final PrintStream out;
    private final long seed;

    private AlarmBenchmark(PrintStream out, long seed) {
        this.out = out;
        this.seed = seed;
    }

    /** Argument: the seed, 1 if none. */
    public static void run(PrintStream out, String... arguments) {
        AlarmBenchmark benchmark = new AlarmBenchmark(out, arguments.length == 0 ? 1 : Long.parseLong(arguments[0]));
        out.printf("seed %d%n%n", benchmark.seed);
        benchmark.falseAlarms();
        benchmark.fleets();
        benchmark.power();
    }

    private void falseAlarms() {
        out.printf(
                "False alarms per 1,000 evaluations, budget 1, two tests on each; %,d series of %d runs without a change.%n%n",
                STREAMS, RUNS);
        out.printf("| runs scatter | 1 epoch | 3 epochs | 6 | 12 |%n|---|---|---|---|---|%n");
        for (Noise noise : Noise.values()) {
            out.printf("| %s |", noise.label());
            for (int epochs : EPOCHS) {
                out.printf(" %.2f |", rate(alarms(noise, epochs, 0, STREAMS), STREAMS, epochs));
            }
            out.println();
        }
        out.println();
    }

    /* Every series has a test for each of two metrics. */
    private void fleets() {
        out.printf("The same by size of the fleet (normal, 6 epochs); lowest and highest fleet of 50.%n%n");
        out.printf("| series | alarms per 1,000 evaluations | lowest, highest |%n|---|---|---|%n");
        int epochs = 6;
        for (int fleet : FLEETS) {
            double[] rates = IntStream.range(0, 50)
                    .mapToDouble(i -> rate(alarms(Noise.NORMAL, epochs, i * fleet, fleet), fleet, epochs))
                    .sorted()
                    .toArray();
            double mean = IntStream.range(0, rates.length)
                    .mapToDouble(i -> rates[i])
                    .average()
                    .orElseThrow();
            out.printf("| %d | %.2f | %.2f, %.2f |%n", fleet, mean, rates[0], rates[rates.length - 1]);
        }
        out.println();
    }

    private static double rate(long alarms, int streams, int epochs) {
        double credit = new SimulatedSeries(0, Noise.NORMAL, epochs, 0, RUNS).credit();
        return alarms / (streams * RUNS * credit) * 1_000;
    }

    private long alarms(Noise noise, int epochs, int first, int streams) {
        return IntStream.range(first, first + streams)
                .parallel()
                .mapToLong(stream -> alarms(new SimulatedSeries(seed + stream, noise, epochs, 0, RUNS)))
                .sum();
    }

    private static long alarms(SimulatedSeries series) {
        RegressionWatch watch = new RegressionWatch(AlarmBudget.STANDARD);
        long alarms = 0;
        boolean before = false;
        for (int i = 0; i < RUNS; i++) {
            watch.test(series.run(i));
            boolean now = watch.state() instanceof WatchState.Regressed;
            alarms += now && !before ? 1 : 0;
            before = now;
        }
        return alarms;
    }

    private void power() {
        out.printf(
                "Share of drops found within %d runs, of %,d series that had no false alarm before (normal).%n%n",
                WITHIN, POWER_STREAMS);
        for (int epochs : EPOCHS) {
            SimulatedSeries any = new SimulatedSeries(seed, Noise.NORMAL, epochs, 0, 0);
            out.printf("| %d epochs; a deviation is %.2f points |", epochs, 100 * any.deviation());
            for (int reference : REFERENCES) {
                out.printf(" %d runs before |", reference);
            }
            out.printf("%n|---|%s%n", "---|".repeat(REFERENCES.length));
            for (double drop : DROPS) {
                out.printf("| %.1f deviations |", drop);
                for (int reference : REFERENCES) {
                    out.printf(" %.2f |", found(epochs, drop, reference));
                }
                out.println();
            }
            out.println();
        }
    }

    private double found(int epochs, double drop, int reference) {
        int[] alarms = IntStream.range(0, POWER_STREAMS)
                .parallel()
                .map(stream -> firstAlarm(stream, epochs, drop, reference))
                .filter(run -> run >= reference)
                .toArray();
        long found =
                IntStream.of(alarms).filter(run -> run < reference + WITHIN).count();
        return (double) found / alarms.length;
    }

    /** The run that raises it, counted from 0; of a series that raises none {@link Integer#MAX_VALUE}. */
    private int firstAlarm(int stream, int epochs, double drop, int change) {
        SimulatedSeries series = new SimulatedSeries(seed + stream, Noise.NORMAL, epochs, drop, change);
        RegressionWatch watch = new RegressionWatch(AlarmBudget.STANDARD);
        for (int i = 0; i < change + WITHIN; i++) {
            watch.test(series.run(i));
            if (watch.state() instanceof WatchState.Regressed) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }
}
