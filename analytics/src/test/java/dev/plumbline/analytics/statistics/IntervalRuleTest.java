package dev.plumbline.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntervalRuleTest {
    @Test
    void drawsTenTimesAsManyReplicatesOfFewUnits() {
        assertThat(new IntervalRule(Unit.PAIRS, 7).replicates()).isEqualTo(10_000);
        assertThat(new IntervalRule(Unit.PAIRS, 8).replicates()).isEqualTo(1_000);
    }

    @Test
    void saysHowFewUnitsThereAre() {
        assertThat(new IntervalRule(Unit.PRETRAINING, 1).refusal()).contains("one pre-training: no interval");
        assertThat(new IntervalRule(Unit.PAIRS, 4).refusal()).contains("4 points: no interval");
        assertThat(new IntervalRule(Unit.PAIRS, 5).refusal()).isEmpty();
    }
}
