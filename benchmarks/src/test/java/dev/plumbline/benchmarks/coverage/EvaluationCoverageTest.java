package dev.plumbline.benchmarks.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A small simulation: 200 test sets. */
class EvaluationCoverageTest {
    private static final EvaluationCoverage TWENTY_CAMERAS = EvaluationCoverage.of(20, 200, 7);

    @Test
    void intervalsThatRedrawCamerasHoldTheTrueAccuracy() {
        assertThat(TWENTY_CAMERAS.accuracy()).isGreaterThan(0.88);
    }

    @Test
    void intervalsOfIndependentImagesAreTooShort() {
        assertThat(TWENTY_CAMERAS.independent()).isLessThan(0.6);
    }
}
