package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplicateLinesTest {
    @Test
    void interpolatesBetweenOrderStatistics() {
        double[] slopes =
                IntStream.rangeClosed(0, 101).mapToDouble(i -> 101 - i).toArray();

        // 2.5 % of the way from the 0th to the 101st order statistic.
        Interval.Bounds bounds = (Interval.Bounds) new ReplicateLines(slopes, slopes).slope();

        assertThat(bounds.lower()).isCloseTo(2.525, within(1e-12));
        assertThat(bounds.upper()).isCloseTo(98.475, within(1e-12));
    }

    @Test
    void leavesOutReplicatesWithoutALine() {
        double[] slopes = {Double.NaN, 1, 2};

        ReplicateLines lines = new ReplicateLines(slopes, slopes);

        assertThat(lines.replicates()).isEqualTo(3);
        assertThat(lines.dropped()).isEqualTo(1);
        assertThat(lines.height(0)).isEqualTo(new Interval.Bounds(1.025, 1.975));
    }
}
