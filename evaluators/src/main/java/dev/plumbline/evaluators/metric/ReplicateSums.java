package dev.plumbline.evaluators.metric;

import java.util.Arrays;

/** The weighted sums of four replicates at a time. */
final class ReplicateSums {
    private static final int LANES = ReplicateWeights.LANES;
    /** Adds to a lane what carries 1 into its highest bit where the lane is not 0. */
    private static final long CARRY = 0x7fff_7fff_7fff_7fffL;

    private static final long LOWEST = 0x0001_0001_0001_0001L;
    /** Lanes of 16 bits hold the weights of so many images, of at most 9 each. */
    private static final int RUN = 7_000;

    private final UnitCounts counts;
    private final long[] groupStreams;
    private final long[] imageStreams;
    private final boolean[] present;
    private final int labels;
    private final long[][] support;
    private final long[][] predicted;
    private final long[][] correct;
    private final int[] distinct = new int[LANES];

    ReplicateSums(UnitCounts counts, ReplicateWeights weights) {
        this.counts = counts;
        groupStreams = counts.groupNames().stream().mapToLong(weights::ofGroup).toArray();
        imageStreams =
                Arrays.stream(counts.images()).mapToLong(weights::ofImage).toArray();
        int classes = counts.total().support().size();
        present = new boolean[classes];
        int count = 0;
        for (int label = 0; label < classes; label++) {
            present[label] = counts.total().support().get(label) > 0;
            count += present[label] ? 1 : 0;
        }
        labels = count;
        support = new long[LANES][classes];
        predicted = new long[LANES][classes];
        correct = new long[LANES][classes];
    }

    /** Replicates 4 block to 4 block + 3. */
    void draw(int block) {
        for (int lane = 0; lane < LANES; lane++) {
            Arrays.fill(support[lane], 0);
            Arrays.fill(predicted[lane], 0);
            Arrays.fill(correct[lane], 0);
        }
        Arrays.fill(distinct, 0);
        for (int group = 0; group < groupStreams.length; group++) {
            long weights = ReplicateWeights.lanes(groupStreams[group], block);
            for (int lane = 0; lane < LANES; lane++) {
                int weight = ReplicateWeights.lane(weights, lane);
                if (weight > 0) {
                    distinct[lane]++;
                    counts.addGroup(group, weight, support[lane], predicted[lane], correct[lane]);
                }
            }
        }
        for (int cell = 0; cell < counts.cells(); cell++) {
            int end = counts.cellBegin(cell + 1);
            for (int begin = counts.cellBegin(cell); begin < end; begin += RUN) {
                drawImages(block, cell, begin, Math.min(end, begin + RUN));
            }
        }
    }

    /** Images of one label that were given one label. */
    private void drawImages(int block, int cell, int begin, int end) {
        long sums = 0;
        long drawn = 0;
        for (int i = begin; i < end; i++) {
            long weights = ReplicateWeights.lanes(imageStreams[i], block);
            sums += weights;
            drawn += ((weights + CARRY) >>> (ReplicateWeights.LANE - 1)) & LOWEST;
        }
        int truth = counts.cellTruth(cell);
        int given = counts.cellGiven(cell);
        for (int lane = 0; lane < LANES; lane++) {
            int sum = ReplicateWeights.lane(sums, lane);
            distinct[lane] += ReplicateWeights.lane(drawn, lane);
            support[lane][truth] += sum;
            predicted[lane][given] += sum;
            correct[lane][truth] += truth == given ? sum : 0;
        }
    }

    /** Different units that the replicate drew. */
    int distinct(int lane) {
        return distinct[lane];
    }

    double accuracy(int lane) {
        return (double) Arrays.stream(correct[lane]).sum()
                / Arrays.stream(support[lane]).sum();
    }

    double macroF1(int lane) {
        double sum = 0;
        for (int label = 0; label < present.length; label++) {
            if (present[label] && correct[lane][label] > 0) {
                sum += 2.0 * correct[lane][label] / (support[lane][label] + predicted[lane][label]);
            }
        }
        return sum / labels;
    }

    double macroRecall(int lane) {
        double sum = 0;
        for (int label = 0; label < present.length; label++) {
            if (present[label] && correct[lane][label] > 0) {
                sum += (double) correct[lane][label] / support[lane][label];
            }
        }
        return sum / labels;
    }
}
