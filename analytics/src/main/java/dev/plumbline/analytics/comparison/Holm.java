package dev.plumbline.analytics.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's step-down adjustment (Holm 1979): the chance of any false finding in the family stays below the level. */
final class Holm {
    private Holm() {}

    /**
     * The adjusted p-values, in the order given.
     *
     * @param family how many there are with those that have none, which count as 1
     */
    static double[] adjust(List<Double> p, int family) {
        List<Integer> ascending = IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparing(p::get))
                .toList();
        double[] adjusted = new double[p.size()];
        double greatest = 0;
        for (int rank = 0; rank < adjusted.length; rank++) {
            int index = ascending.get(rank);
            greatest = Math.max(greatest, Math.min(1, p.get(index) * (family - rank)));
            adjusted[index] = greatest;
        }
        return adjusted;
    }
}
