package dev.plumbline.benchmarks.alarms;

import dev.plumbline.analytics.regression.RunScore;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Runs of a made-up series. An architecture has its own line; a run has an effect of its own, and within it the epochs are
 * autocorrelated; ID values vary with the run and the epoch. What the test sees of a run is the mean over its epochs.
 *
 * @param epochs of a run
 * @param drop from {@code change} on, in deviations of the mean of a run about its line
 * @param change the first run that lies lower
 */
record SimulatedSeries(long seed, Noise noise, int epochs, double drop, int change) {
    private static final int ARCHITECTURES = 2;
    /** Runs lie about their lines by 0.8 points, and their epochs about the run by 0.6. */
    private static final double RUN_SD = 0.008;

    private static final double EPOCH_SD = 0.006;
    private static final double AUTOCORRELATION = 0.7;
    private static final double SLOPE = 0.8;
    /** In distribution and out of it. */
    private static final double EVALUATIONS_OF_AN_EPOCH = 2;

    /** Two metrics are tested on each evaluation. */
    private static final double TESTS = 2;

    RunScore run(int index) {
        RandomGenerator random = new SplittableRandom(seed * 1_000_003 + index);
        int architecture = index % ARCHITECTURES;
        double id = 0.6 + 0.05 * architecture + 0.03 * random.nextGaussian();
        double ood = 0.2 + 0.04 * architecture + SLOPE * id + RUN_SD * noise.draw(random) + epochs(random);
        double lower = index >= change ? drop * deviation() : 0;
        return new RunScore(
                "run" + index, "architecture" + architecture, "pretraining" + index, credit(), id, ood - lower);
    }

    /** Evaluations of a run that one of its tests may count. */
    double credit() {
        return epochs * EVALUATIONS_OF_AN_EPOCH / TESTS;
    }

    /** The mean of a stationary autoregression over the epochs. */
    private double epochs(RandomGenerator random) {
        double fresh = Math.sqrt(1 - AUTOCORRELATION * AUTOCORRELATION);
        double epoch = random.nextGaussian();
        double sum = epoch;
        for (int e = 1; e < epochs; e++) {
            epoch = AUTOCORRELATION * epoch + fresh * random.nextGaussian();
            sum += epoch;
        }
        return EPOCH_SD * sum / epochs;
    }

    /** Of a run's mean about its line. */
    double deviation() {
        double variance = epochs;
        for (int lag = 1; lag < epochs; lag++) {
            variance += 2 * (epochs - lag) * Math.pow(AUTOCORRELATION, lag);
        }
        return Math.sqrt(RUN_SD * RUN_SD + EPOCH_SD * EPOCH_SD * variance / ((double) epochs * epochs));
    }
}
