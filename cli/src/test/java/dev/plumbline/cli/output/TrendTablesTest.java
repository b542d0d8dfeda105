package dev.plumbline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.contracts.event.TrendState.Counts;
import dev.plumbline.contracts.event.TrendState.Line;
import dev.plumbline.contracts.event.TrendState.Robustness;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendTablesTest {
    private static final Line LINE = new Line(0.71234, 0.05, 0.9, 0.02, new Bounds(0.6, 0.8), null, "too few", 1000, 0);

    @Test
    void aSeriesHasItsLineItsDescriptiveIntervalAndItsRobustness() {
        Robustness robustness =
                new Robustness(0.031, null, "one pre-training: no interval", 0.03, 0.5, null, 0.02, 1.0, null);
        assertThat(printed(
                        TrendTables::print,
                        trend("objects", "pairs", null),
                        trend("objects", "pretraining", robustness)))
                .contains("demo: rendered:camtrap, unseen, macroF1 on the linear scale")
                .containsPattern(
                        "objects +24 +8 +6 +3 below constant, 1 OOD 0 or 1 +0\\.712 +\\[0\\.600, 0\\.800] +0\\.050 +too few +0\\.900 +"
                                + "\\+3\\.1 \\(one pre-training: no interval\\)")
                .contains("descriptive")
                .contains(
                        "over checkpoints inside its ID range", "'plumbline compare' has the mean over pre-trainings");
    }

    @Test
    void theBaselineHasNoRobustnessOfItsOwn() {
        assertThat(printed(TrendTables::print, trend("scratch", "pairs", null), trend("scratch", "pretraining", null)))
                .contains("(baseline)");
    }

    @Test
    void whatCannotBeComparedSaysWhy() {
        Robustness none = new Robustness(null, null, null, null, null, null, null, 0.3, "not comparable");
        assertThat(printed(TrendTables::print, trend("a", "pairs", null), trend("a", "pretraining", none)))
                .contains("not comparable");
    }

    private static String printed(BiConsumer<List<TrendState>, PrintWriter> print, TrendState... trends) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        print.accept(List.of(trends), out);
        out.flush();
        return text.toString();
    }

    private static TrendState trend(String series, String unit, @Nullable Robustness robustness) {
        return new TrendState(
                "demo",
                series,
                "rendered:camtrap",
                "unseen",
                TestRole.OOD_TEST,
                "macroF1",
                "linear",
                unit,
                new Counts(24, 24, 8, 6, 3, 0, 1),
                LINE,
                null,
                List.of(),
                robustness);
    }
}
