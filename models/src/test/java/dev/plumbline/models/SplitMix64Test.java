package dev.plumbline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
    /** The values of Vigna's splitmix64.c for this seed. */
    @Test
    void givesThePublishedValues() {
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("6457827717110365317"));
        assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("3203168211198807973"));
        assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
    }

    @Test
    void agreesWithJavasSplittableRandom() {
        SplitMix64 ours = new SplitMix64(42);
        SplittableRandom javas = new SplittableRandom(42);
        for (int i = 0; i < 1000; i++) {
            assertThat(ours.next()).isEqualTo(javas.nextLong());
        }
    }

    @Test
    void drawsBelowABoundEvenly() {
        SplitMix64 random = new SplitMix64(1);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            counts[random.below(6)]++;
        }
        // Four standard deviations of a binomial of 60,000 and 1/6.
        assertThat(IntStream.of(counts)).allMatch(count -> count >= 9_635 && count <= 10_365);
    }

    @Test
    void drawsAStandardNormal() {
        SplitMix64 random = new SplitMix64(2);
        double[] draws = DoubleStream.generate(random::gaussian).limit(100_000).toArray();
        double mean = DoubleStream.of(draws).average().orElseThrow();
        double variance = DoubleStream.of(draws).map(x -> x * x).average().orElseThrow();
        assertThat(mean).isBetween(-0.013, 0.013);
        assertThat(variance).isBetween(0.98, 1.02);
    }

    @Test
    void separatesStreamsByEveryKey() {
        assertThat(new long[] {
                    SplitMix64.of(1, 1, 1).next(),
                    SplitMix64.of(1, 1, 2).next(),
                    SplitMix64.of(1, 2, 1).next(),
                    SplitMix64.of(2, 1, 1).next(),
                    SplitMix64.of(1, 1).next()
                })
                .doesNotHaveDuplicates();
    }
}
