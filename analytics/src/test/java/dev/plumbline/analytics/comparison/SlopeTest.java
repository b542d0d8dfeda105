package dev.plumbline.analytics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.analytics.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlopeTest {
    @Test
    void overImagesItIsPerFactorTen() {
        Slope slope = Slope.of(List.of(
                new Slope.Unit("a", Factor.IMAGES.place(1_000), 0.1),
                new Slope.Unit("a", Factor.IMAGES.place(1_000), 0.12),
                new Slope.Unit("a", Factor.IMAGES.place(3_000), 0.15),
                new Slope.Unit("a", Factor.IMAGES.place(3_000), 0.14),
                new Slope.Unit("a", Factor.IMAGES.place(10_000), 0.2),
                new Slope.Unit("a", Factor.IMAGES.place(10_000), 0.23)));
        assertThat(slope.change()).isCloseTo(0.10546023500652422, within(1e-10));
        Interval.Bounds bounds = (Interval.Bounds) slope.interval();
        assertThat(bounds.lower()).isCloseTo(0.06149476378624707, within(1e-10));
        assertThat(bounds.upper()).isCloseTo(0.14942570622680137, within(1e-10));
        assertThat(slope.levels()).isEqualTo(3);
    }

    @Test
    void onlyDifferencesWithinAPairCount() {
        List<Slope.Unit> units = List.of(
                new Slope.Unit("small/0", 3, 0.10),
                new Slope.Unit("small/0", 4, 0.12),
                new Slope.Unit("large/0", 4, 0.52),
                new Slope.Unit("large/0", 5, 0.54));
        Slope slope = Slope.of(units);
        assertThat(slope.change()).isCloseTo(0.02, within(1e-10));
        assertThat(slope.levels()).isEqualTo(3);
        assertThat(slope.units()).isEqualTo(4);
        Interval.Bounds bounds = (Interval.Bounds) slope.interval();
        assertThat(bounds.upper() - bounds.lower()).isCloseTo(0, within(1e-9));
    }

    /** numpy's least squares with an intercept for each pair, and scipy's t. */
    @Test
    void theIntervalIsThatOfAnAnalysisOfCovariance() {
        Slope slope = Slope.of(List.of(
                new Slope.Unit("a", 0, 0.00),
                new Slope.Unit("a", 1, 0.04),
                new Slope.Unit("a", 2, 0.05),
                new Slope.Unit("b", 0, 0.11),
                new Slope.Unit("b", 1, 0.12)));
        assertThat(slope.change()).isCloseTo(0.022, within(1e-10));
        Interval.Bounds bounds = (Interval.Bounds) slope.interval();
        assertThat(bounds.lower()).isCloseTo(-0.007809652542125, within(1e-10));
        assertThat(bounds.upper()).isCloseTo(0.051809652542125, within(1e-10));
    }

    @Test
    void aPairAtOneLevelSaysNothing() {
        List<Slope.Unit> units =
                List.of(new Slope.Unit("a", 0, 1), new Slope.Unit("a", 1, 2), new Slope.Unit("b", 2, 3));
        assertThat(Slope.isOrdered(units)).isFalse();
    }

    @Test
    void threeLevelsOfOnePairHaveAnInterval() {
        Slope slope =
                Slope.of(List.of(new Slope.Unit("a", 0, 0), new Slope.Unit("a", 1, 2), new Slope.Unit("a", 2, 1)));
        assertThat(slope.change()).isCloseTo(0.5, within(1e-10));
        assertThat(slope.interval()).isInstanceOf(Interval.Bounds.class);
    }
}
