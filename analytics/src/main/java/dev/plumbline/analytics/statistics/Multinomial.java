package dev.plumbline.analytics.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Classic resampling: each replicate is K draws with replacement from K units. */
final class Multinomial {
    private Multinomial() {}

    /** Replicates of {@code units}, which come in an order of the caller's own. */
    static Replicates draw(Collection<ExactSums> units, int replicates, long seed) {
        ExactSums[] drawn = units.toArray(ExactSums[]::new);
        RandomGenerator random = RandomGeneratorFactory.of("L128X128MixRandom").create(seed);
        Replicates result = new Replicates(replicates);
        int[] lastDrawnIn = new int[drawn.length];
        Arrays.fill(lastDrawnIn, -1);
        for (int b = 0; b < replicates; b++) {
            for (int k = 0; k < drawn.length; k++) {
                int unit = random.nextInt(drawn.length);
                result.draw(b, drawn[unit], lastDrawnIn[unit] != b);
                lastDrawnIn[unit] = b;
            }
        }
        return result;
    }
}
