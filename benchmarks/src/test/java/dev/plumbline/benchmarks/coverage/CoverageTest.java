package dev.plumbline.benchmarks.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A small simulation: 200 laboratories, so a coverage of 95 % comes out within 4.6 points nearly always. */
class CoverageTest {
    private static final long SEED = 7;

    @Test
    void intervalsOfPretrainingsHoldTheTruth() {
        Coverage coverage = Coverage.of(Redrawing.PRETRAINING, 12, 200, SEED);

        assertThat(coverage.slope()).as("slope, seed %d", SEED).isGreaterThan(0.90);
        assertThat(coverage.intercept()).isGreaterThan(0.90);
        assertThat(coverage.height()).isGreaterThan(0.90);
        assertThat(coverage.robustness()).isGreaterThan(0.90);
    }

    @Test
    void intervalsOfPairsAreTooShort() {
        Coverage coverage = Coverage.of(Redrawing.PAIRS, 12, 200, SEED);

        assertThat(coverage.height()).as("height, seed %d", SEED).isLessThan(0.75);
        assertThat(coverage.robustness()).isLessThan(0.75);
    }
}
