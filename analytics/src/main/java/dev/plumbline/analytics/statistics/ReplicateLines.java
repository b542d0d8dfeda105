package dev.plumbline.analytics.statistics;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** One line per bootstrap replicate; a replicate without a line is dropped. */
final class ReplicateLines {
    private final double[] slopes;
    private final double[] intercepts;
    private final boolean[] kept;
    private final int keptCount;

    ReplicateLines(double[] slopes, double[] intercepts, boolean[] kept) {
        this.slopes = slopes;
        this.intercepts = intercepts;
        this.kept = kept;
        keptCount = (int) IntStream.range(0, kept.length).filter(b -> kept[b]).count();
    }

    int size() {
        return kept.length;
    }

    int dropped() {
        return size() - keptCount;
    }

    boolean has(int replicate) {
        return kept[replicate];
    }

    double at(int replicate, double x) {
        return intercepts[replicate] + slopes[replicate] * x;
    }

    double[] slopes() {
        return select(b -> kept[b], b -> slopes[b]);
    }

    double[] intercepts() {
        return select(b -> kept[b], b -> intercepts[b]);
    }

    double[] heights(double x) {
        return select(b -> kept[b], b -> at(b, x));
    }

    private double[] select(IntPredicate which, IntToDoubleFunction value) {
        return IntStream.range(0, size()).filter(which).mapToDouble(value).toArray();
    }
}
