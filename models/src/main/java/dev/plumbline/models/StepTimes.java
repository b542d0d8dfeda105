package dev.plumbline.models;

import dev.plumbline.contracts.event.CheckpointDone.StepSeconds;
import org.HdrHistogram.Histogram;

/** How long steps took: percentiles true to one part in a thousand, in memory that the number of steps does not matter to. */
final class StepTimes {
    private static final int DIGITS = 3;
    private static final double NANOS = 1e9;

    private final Histogram histogram = new Histogram(DIGITS);

    void add(long nanos) {
        histogram.recordValue(Math.max(0, nanos));
    }

    StepSeconds percentiles() {
        return new StepSeconds(seconds(50), seconds(95), seconds(99));
    }

    private double seconds(double percentile) {
        return histogram.getValueAtPercentile(percentile) / NANOS;
    }
}
