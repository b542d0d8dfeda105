package dev.plumbline.analytics.statistics;

import java.util.List;
import java.util.stream.IntStream;

/** The ID values that a trend's points span. */
public record Range(double least, double greatest) {
    boolean contains(double id) {
        return least <= id && id <= greatest;
    }

    /** {@code steps + 1} evenly spaced ID values, both ends among them. */
    List<Double> grid(int steps) {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(i -> i == steps ? greatest : least + (greatest - least) * i / steps)
                .toList();
    }
}
