package dev.plumbline.analytics.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.contracts.event.TrendState.Counts;
import dev.plumbline.contracts.event.TrendState.Line;
import dev.plumbline.contracts.event.TrendState.Robustness;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendRowTest {
    @Test
    void hasARowForEveryTrendAndAnEmptyCellWhereThereIsNoValue() {
        List<String> lines = csv(trend("pairs"), trend("runs")).lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .startsWith("study,series,task,ood,role,metric,scale,unit,points,units,runs,")
                .contains(",slope,slope_interval_lower,slope_interval_upper,intercept,");
        assertThat(lines.get(1))
                .startsWith("demo,a,rendered:camtrap,unseen,oodTest,macroF1,linear,pairs,24,24,6,6,")
                .contains(",0.71234,0.6,0.8,0.05,,,");
    }

    @Test
    void quotesACellWhereItMust() {
        assertThat(csv(trend("pairs"))).contains(",\"too few, or \"\"none\"\"\",0.9,0.02,1000,0,");
    }

    @Test
    void hasTheOverlapTheMeanOfAllPointsAndWhyThereIsNoValue() {
        Robustness none = new Robustness(null, null, null, null, null, null, 0.02, 0.3, "not comparable: 30 % overlap");

        assertThat(csv(trend("pretraining", none)).lines())
                .satisfiesExactly(
                        header -> assertThat(header)
                                .endsWith(",effective_robustness_all_points,effective_robustness_overlap,"
                                        + "effective_robustness_reason"),
                        row -> assertThat(row).endsWith(",0.02,0.3,not comparable: 30 % overlap"));
    }

    private static String csv(TrendState... trends) {
        return Rows.of(TrendRow.class, Stream.of(trends).map(TrendRow::of).toList())
                .csv();
    }

    private static TrendState trend(String unit) {
        return trend(unit, null);
    }

    private static TrendState trend(String unit, @Nullable Robustness robustness) {
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
                robustness);
    }
}
