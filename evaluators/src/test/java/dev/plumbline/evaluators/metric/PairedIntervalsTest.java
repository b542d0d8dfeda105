package dev.plumbline.evaluators.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Replicate b redraws the same groups for every checkpoint of a test set. */
class PairedIntervalsTest {
    private static final int REPLICATES = 1_000;

    private static double[] accuracies(TestSplit split, int[] predicted) {
        UnitCounts counts = UnitCounts.of(split, predicted);
        return Replicates.draw(counts, new ReplicateWeights(0, split.manifest()), REPLICATES)
                .accuracy();
    }

    private static double deviation(DoubleStream values) {
        double[] all = values.toArray();
        double mean = Arrays.stream(all).average().orElseThrow();
        return Math.sqrt(Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum() / (all.length - 1));
    }

    @Test
    void replicatesOfTwoCheckpointsMoveTogether() {
        SplittableRandom random = new SplittableRandom(7);
        TestSplit split = Splits.drawn(3_000, 5, 30, random);
        int[] labels = split.labels();
        double[] hardness = random.doubles(31).toArray();
        int[] one = worse(split, labels, hardness, 0, random);
        int[] other = worse(split, labels, hardness, 0.05, random);
        double[] first = accuracies(split, one);
        double[] second = accuracies(split, other);
        double paired = deviation(IntStream.range(0, REPLICATES).mapToDouble(b -> first[b] - second[b]));
        double apart = Math.hypot(deviation(Arrays.stream(first)), deviation(Arrays.stream(second)));
        assertThat(paired).isLessThan(apart / 3);
        double plain =
                deviation(IntStream.range(0, REPLICATES).mapToDouble(b -> first[b] - second[(b + 1) % REPLICATES]));
        assertThat(plain).as("against replicates of other draws").isGreaterThan(2 * paired);
    }

    private static int[] worse(TestSplit split, int[] labels, double[] hardness, double more, SplittableRandom random) {
        int[] groups = split.groups();
        return IntStream.range(0, labels.length)
                .map(i -> random.nextDouble() < hardness[groups[i]] + more ? (labels[i] + 1) % 5 : labels[i])
                .toArray();
    }

    @Test
    void aWeightDependsOnSeedTestSetUnitAndReplicateAlone() {
        assertThat(weights(0, "a")).isEqualTo(weights(0, "a")).isNotEqualTo(weights(1, "a"));
        assertThat(weights(0, "a")).isNotEqualTo(weights(0, "b"));
        ReplicateWeights weights = new ReplicateWeights(0, "a");
        assertThat(weights.ofGroup("1")).isNotEqualTo(weights.ofGroup("2")).isNotEqualTo(weights.ofImage(1));
    }

    private static long[] weights(long seed, String manifest) {
        ReplicateWeights weights = new ReplicateWeights(seed, manifest);
        return IntStream.range(0, 10)
                .mapToObj(unit -> List.of(weights.ofGroup("camera-" + unit), weights.ofImage(unit)))
                .flatMap(List::stream)
                .mapToLong(stream -> ReplicateWeights.lanes(stream, 3))
                .toArray();
    }

    @Test
    void weightsArePoissonOfMeanOne() {
        ReplicateWeights weights = new ReplicateWeights(0, "a");
        double[] counts = new double[20];
        int all = 2_000 * 200;
        for (int image = 0; image < 2_000; image++) {
            for (int b = 0; b < 200; b++) {
                counts[ReplicateWeights.lane(ReplicateWeights.lanes(weights.ofImage(image), b / 4), b % 4)]++;
            }
        }
        double probability = Math.exp(-1);
        for (int k = 0; k < 6; k++) {
            double error = Math.sqrt(probability * (1 - probability) / all);
            assertThat(counts[k] / all).as("weight %d", k).isBetween(probability - 5 * error, probability + 5 * error);
            probability /= k + 1;
        }
    }

    /** The same as every image drawn by itself, in the plainest way. */
    @Test
    void sumsAreThoseOfImagesDrawnOneByOne() {
        for (int groups : new int[] {0, 7}) {
            SplittableRandom random = new SplittableRandom(groups);
            TestSplit split = Splits.drawn(900, 4, groups, random);
            int[] predicted = Splits.predictions(split, 0.5, random);
            double[] fast = accuracies(split, predicted);
            ReplicateWeights weights = new ReplicateWeights(0, split.manifest());
            int kept = 0;
            for (int b = 0; b < 40; b++) {
                double right = 0;
                double all = 0;
                TreeSet<Long> drawn = new TreeSet<>();
                for (int i = 0; i < split.images(); i++) {
                    long stream = groups == 0
                            ? weights.ofImage(i)
                            : weights.ofGroup(split.groupNames().get(split.group(i) - 1));
                    int weight = ReplicateWeights.lane(ReplicateWeights.lanes(stream, b / 4), b % 4);
                    all += weight;
                    if (weight > 0) {
                        drawn.add(stream);
                    }
                    right += predicted[i] == split.label(i) ? weight : 0;
                }
                if (drawn.size() > 1) {
                    assertThat(fast[kept++]).isEqualTo(right / all);
                }
            }
        }
    }
}
