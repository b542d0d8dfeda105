package dev.plumbline.evaluators.metric;

import java.util.Arrays;

/**
 * The values of every bootstrap replicate that drew at least two different units; a replicate keeps the label set of the
 * whole split, and a label that it has lost counts 0, as every zero division does.
 *
 * @param kept how many there are, the length of each array
 */
@SuppressWarnings("ArrayRecordComponent")
record Replicates(int kept, double[] accuracy, double[] macroF1, double[] macroRecall) {
    /** @param replicates a multiple of 4 */
    static Replicates draw(UnitCounts counts, ReplicateWeights weights, int replicates) {
        ReplicateSums sums = new ReplicateSums(counts, weights);
        double[] accuracy = new double[replicates];
        double[] macroF1 = new double[replicates];
        double[] macroRecall = new double[replicates];
        int kept = 0;
        for (int block = 0; block < replicates / ReplicateWeights.LANES; block++) {
            sums.draw(block);
            for (int lane = 0; lane < ReplicateWeights.LANES; lane++) {
                if (sums.distinct(lane) >= 2) {
                    accuracy[kept] = sums.accuracy(lane);
                    macroF1[kept] = sums.macroF1(lane);
                    macroRecall[kept] = sums.macroRecall(lane);
                    kept++;
                }
            }
        }
        return new Replicates(
                kept, Arrays.copyOf(accuracy, kept), Arrays.copyOf(macroF1, kept), Arrays.copyOf(macroRecall, kept));
    }
}
