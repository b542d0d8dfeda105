package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PromQlTest {
    @Test
    void findsMetricsAndLabels() {
        PromQl parsed = PromQl.parse(
                "60 * sum by (stage_kind, le) (rate(epochs_total{study=~\"$study {x}\"}[$__rate_interval]))"
                        + " unless on (role) backlog offset 15m > 0.5 or vector(0)");
        assertThat(parsed.metrics()).containsExactly("backlog", "epochs_total");
        assertThat(parsed.labels()).containsExactly("le", "role", "stage_kind", "study");
    }
}
