package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PoissonWeightsTest {
    private static final int MANY = 1_000_000;

    @Test
    void hasThePoissonDistribution() {
        long[] weights = new PoissonWeights(1).of("unit", MANY);
        double[] share = new double[PoissonWeights.MOST + 1];
        for (long weight : weights) {
            share[(int) weight] += 1.0 / MANY;
        }

        double p = Math.exp(-1);
        for (int k = 0; k < 8; k++) {
            assertThat(share[k]).as("weight %d", k).isCloseTo(p, within(5 * Math.sqrt(p / MANY)));
            p /= k + 1;
        }
    }

    @Test
    void givesAReplicateTheSameWeightHoweverManyAreDrawn() {
        PoissonWeights weights = new PoissonWeights(9);

        assertThat(Arrays.copyOf(weights.of("a", 10_000), 1_000)).isEqualTo(weights.of("a", 1_000));
    }

    @Test
    void drawsUnitsAndSeedsIndependently() {
        assertThat(correlation(new PoissonWeights(1).of("a", 100_000), new PoissonWeights(1).of("b", 100_000)))
                .isCloseTo(0, within(0.02));
        assertThat(correlation(new PoissonWeights(1).of("a", 100_000), new PoissonWeights(2).of("a", 100_000)))
                .isCloseTo(0, within(0.02));
    }

    @Test
    void isFrozen() {
        assertThat(Arrays.toString(new PoissonWeights(0).of("pretraining", 16)))
                .isEqualTo("[0, 1, 3, 1, 1, 1, 2, 1, 2, 2, 2, 1, 1, 2, 2, 1]");
    }

    private static double correlation(long[] a, long[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - 1) * (b[i] - 1);
        }
        return sum / a.length;
    }
}
