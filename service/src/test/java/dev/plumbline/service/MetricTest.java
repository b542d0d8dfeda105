package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MetricTest {
    /** Each takes few values in one installation; a run, a stage, a request or a worker would not. */
    private static final Set<String> BOUNDED = Set.of(
            "outcome",
            "reason",
            "state",
            "role",
            "cause",
            "stage_kind",
            "test_role",
            "study",
            "series",
            "task",
            "test",
            "topic",
            "ood",
            "metric",
            "scale");

    @ParameterizedTest
    @EnumSource
    void hasBoundedLabelsAndAPrometheusName(Metric metric) {
        assertThat(BOUNDED).containsAll(metric.labels());
        assertThat(metric.exported()).matches("plumbline_[a-z0-9_]+");
        assertThat(metric.exported().endsWith("_total")).isEqualTo(metric.kind() == Metric.Kind.COUNTER);
        assertThat(metric.description()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void hasNoNameTwice() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::exported)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void isExportedUnderItsNameWithItsLabels(Metric metric) {
        try (Registry registry = Registry.open()) {
            Meters meters = registry.meters();
            String[] values =
                    metric.labels().stream().map(label -> "some-" + label).toArray(String[]::new);
            switch (metric.kind()) {
                case COUNTER -> meters.counter(metric, values).increment();
                case GAUGE -> meters.set(metric, 1, values);
                case TIMER, LONG_TIMER -> meters.timer(metric, values).record(Duration.ofMillis(7));
            }
            String scrape = registry.prometheus().scrape();
            for (String sample : metric.samples()) {
                assertThat(scrape).containsPattern("(?m)^" + sample + "[{ ]");
            }
            for (String label : metric.labels()) {
                assertThat(scrape).contains(label + "=\"some-" + label + "\"");
            }
        }
    }
}
