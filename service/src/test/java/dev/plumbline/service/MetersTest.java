package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.contracts.event.TestRole;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

final class MetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void countsUnderLabels() {
        meters.counter(Metric.EPOCHS, "pretrain", "done").increment();
        meters.counter(Metric.EPOCHS, "pretrain", "done").increment(2);
        assertThat(registry.get("plumbline_epochs")
                        .tag("stage_kind", "pretrain")
                        .tag("outcome", "done")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void showsCountersAndHistogramsFromZeroOn() {
        meters.show(Metric.EPOCHS, "pretrain", "done");
        meters.show(Metric.CHECKPOINT_SECONDS);
        assertThat(registry.get("plumbline_epochs").counter().count()).isZero();
        assertThat(registry.get("plumbline_checkpoint").timer().count()).isZero();
    }

    @Test
    void movesAndWithdrawsAGauge() {
        meters.set(Metric.RUNS, 2, "waiting");
        meters.set(Metric.RUNS, 5, "waiting");
        assertThat(registry.get("plumbline_runs").gauge().value()).isEqualTo(5);
        meters.clear(Metric.RUNS, "waiting");
        assertThat(registry.find("plumbline_runs").gauge()).isNull();
        meters.set(Metric.RUNS, 1, "waiting");
        assertThat(registry.get("plumbline_runs").gauge().value()).isEqualTo(1);
    }

    @Test
    void refusesLabelsThatTheCatalogueDoesNotName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> meters.counter(Metric.EPOCHS, "pretrain"))
                .withMessage("plumbline_epochs_total takes values for the labels [stage_kind, outcome],"
                        + " but got [pretrain]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> meters.set(Metric.EPOCHS, 1, "pretrain", "done"))
                .withMessage("plumbline_epochs_total is a COUNTER, not a GAUGE");
    }

    @Test
    void dropsAndCountsLabelSetsBeyondTheLimit() {
        for (int i = 0; i < Meters.MOST_LABEL_SETS + 3; i++) {
            meters.set(
                    Metric.TREND_SLOPE,
                    1,
                    "study",
                    "series-" + i,
                    "task",
                    "ood",
                    Meters.label(TestRole.OOD_TEST),
                    "accuracy",
                    "logit");
        }
        assertThat(registry.get("plumbline_trend_slope").gauges()).hasSize(Meters.MOST_LABEL_SETS);
        assertThat(registry.get("plumbline_series_dropped")
                        .tag("metric", "plumbline_trend_slope")
                        .counter()
                        .count())
                .isEqualTo(3);
    }
}
