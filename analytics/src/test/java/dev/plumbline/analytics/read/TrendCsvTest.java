package dev.plumbline.analytics.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.contracts.event.TrendState.Counts;
import dev.plumbline.contracts.event.TrendState.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendCsvTest {
    @Test
    void hasARowForEveryTrendAndAnEmptyCellWhereThereIsNoValue() {
        List<String> lines =
                TrendCsv.of(List.of(trend("pairs"), trend("runs"))).lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .startsWith("study,series,task,ood,metric,scale,unit,n,units,runs,pretrainings,")
                .contains(",r2,residual_sd,replicates,dropped,");
        assertThat(lines.get(1))
                .startsWith("demo,a,rendered:camtrap,unseen,macroF1,linear,pairs,24,24,6,6,")
                .contains("0.71234,0.6,0.8,0.05,,,0.9,0.02,1000,0,");
    }

    @Test
    void quotesACellWhereItMust() {
        assertThat(TrendCsv.of(List.of(trend("pairs")))).endsWith("\"too few, or \"\"none\"\"\"\n");
    }

    private static TrendState trend(String unit) {
        Bounds bounds = new Bounds(0.6, 0.8);
        return new TrendState(
                "demo",
                "a",
                "rendered:camtrap",
                "unseen",
                TestRole.OOD_TEST,
                "macroF1",
                "linear",
                unit,
                new Counts(24, 24, 6, 6, 3, 0, 0),
                new Line(0.71234, 0.05, 0.9, 0.02, bounds, null, "too few, or \"none\"", 1000, 0),
                null,
                List.of(),
                null);
    }
}
