package dev.plumbline.analytics.statistics;

import java.util.Optional;

/** Whether {@code count} units are enough for an interval, and of how many replicates a bootstrap of them is. */
record IntervalRule(Unit unit, int count) {
    /** Fewer units than this give no interval. */
    static final int FEWEST_UNITS = 5;

    private static final int FEW_UNITS = 8;

    /** Replicates to draw where nothing else is asked for: 10,000 of few units, for their tails are coarse, else 1,000. */
    int replicates() {
        return few() ? 10_000 : 1_000;
    }

    boolean few() {
        return count < FEW_UNITS;
    }

    /** Why there is no interval; empty if there is one. */
    Optional<String> refusal() {
        return count < FEWEST_UNITS ? Optional.of(unit.count(count) + ": no interval") : Optional.empty();
    }
}
