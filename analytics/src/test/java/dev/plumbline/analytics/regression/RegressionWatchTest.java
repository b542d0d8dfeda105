package dev.plumbline.analytics.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a small scale what {@code benchmarks/run alarms} tabulates; seeded. */
class RegressionWatchTest {
    private static final int EPOCHS = 6;
    /** Two evaluations of an epoch, each read by two tests. */
    private static final double CREDIT = EPOCHS;

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 200})
    void keepsTheBudgetOverTheWholeFleetWhateverItsSize(int fleet) {
        int runs = 20_000 / fleet;

        long alarms = IntStream.range(0, fleet)
                .mapToLong(series -> falseAlarms(series, runs))
                .sum();

        double budget = fleet * runs * CREDIT / AlarmBudget.STANDARD.evaluations();
        assertThat(alarms).isBetween(1L, Math.round(budget + 2 * Math.sqrt(budget)));
    }

    private static long falseAlarms(int seed, int runs) {
        RegressionWatch watch = new RegressionWatch(AlarmBudget.STANDARD);
        Series series = new Series(seed);
        long alarms = 0;
        boolean before = false;
        for (int run = 0; run < runs; run++) {
            watch.test(series.next(0));
            boolean now = watch.state() instanceof WatchState.Regressed;
            alarms += now && !before ? 1 : 0;
            before = now;
        }
        return alarms;
    }

    @Test
    void findsADropOfTwoDeviationsWithinFiveRunsInMostSeries() {
        long found =
                IntStream.range(0, 400).filter(RegressionWatchTest::isFound).count();

        assertThat(found / 400.0).isGreaterThan(0.85);
    }

    private static boolean isFound(int seed) {
        RegressionWatch watch = new RegressionWatch(AlarmBudget.STANDARD);
        Series series = new Series(seed);
        IntStream.range(0, 30).forEach(run -> watch.test(series.next(0)));
        return IntStream.range(0, 5).anyMatch(run -> {
            watch.test(series.next(2));
            return watch.state() instanceof WatchState.Regressed;
        });
    }

    @Test
    void aSingleOutlierIsNoRegression() {
        RegressionWatch watch = new RegressionWatch(AlarmBudget.STANDARD);
        Series series = new Series(3);
        IntStream.range(0, 30).forEach(run -> watch.test(series.next(0)));

        watch.test(series.next(30));

        assertThat(watch.state()).isInstanceOf(WatchState.Steady.class);
    }

    @Test
    void aRarerFalseAlarmTakesMoreEvidence() {
        assertThat(new AlarmBudget(10_000).threshold()).isGreaterThan(AlarmBudget.STANDARD.threshold());
    }

    @Test
    void learnsBeforeItTests() {
        RegressionWatch watch = new RegressionWatch(AlarmBudget.STANDARD);
        Series series = new Series(4);

        assertThat(watch.state()).isInstanceOf(WatchState.Learning.class);
        IntStream.range(0, 6).forEach(run -> watch.test(series.next(0)));
        assertThat(watch.state()).isInstanceOf(WatchState.Learning.class);
        watch.test(series.next(0));
        assertThat(watch.state()).isInstanceOf(WatchState.Steady.class);
    }

    /** Two architectures with a line each; a run has an effect, and its epochs are autocorrelated about it. */
    private static final class Series {
        private static final double RUN = 0.008;
        private static final double EPOCH = 0.006;
        private static final double CORRELATION = 0.7;

        private final RandomGenerator random;
        private int runs;

        Series(int seed) {
            random = new SplittableRandom(seed);
        }

        RunScore next(double deviationsLower) {
            int architecture = runs++ % 2;
            double id = 0.6 + 0.03 * random.nextGaussian();
            double ood = 0.2 + 0.04 * architecture + 0.8 * id + RUN * random.nextGaussian() + EPOCH * meanOfEpochs();
            return new RunScore(
                    "run" + runs, "a" + architecture, "p" + runs, CREDIT, id, ood - deviationsLower * deviation());
        }

        private double meanOfEpochs() {
            double epoch = random.nextGaussian();
            double sum = epoch;
            for (int e = 1; e < EPOCHS; e++) {
                epoch = CORRELATION * epoch + Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
                sum += epoch;
            }
            return sum / EPOCHS;
        }

        private static double deviation() {
            double variance = EPOCHS;
            for (int lag = 1; lag < EPOCHS; lag++) {
                variance += 2 * (EPOCHS - lag) * Math.pow(CORRELATION, lag);
            }
            return Math.sqrt(RUN * RUN + EPOCH * EPOCH * variance / (EPOCHS * EPOCHS));
        }
    }
}
