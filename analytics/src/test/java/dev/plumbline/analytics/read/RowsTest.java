package dev.plumbline.analytics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.analytics.fit.Columns;
import dev.plumbline.analytics.fit.CsvFit;
import dev.plumbline.analytics.fit.GroupFit;
import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.statistics.Bootstrap;
import dev.plumbline.analytics.statistics.Interval;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Trend;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.TrendState;
import dev.plumbline.service.TopicTail.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
    private final Books books = Told.of(Laboratory.study(6, 6, 3));

    @TempDir
    Path directory;

    /** What {@link PointRow} says of {@code fit}, to the last bit: the same points through the same code. */
    @Test
    void aFitOfTheExportedPointsIsTheTrend() throws IOException {
        Map<String, Columns> units = Map.of(
                "pretraining", new Columns("id_value", "ood_value", "series", "pretraining", null),
                "runs", new Columns("id_value", "ood_value", "series", "stage", null),
                "pairs", new Columns("id_value", "ood_value", "series", null, "point"));
        Path file = directory.resolve("points.csv");
        Files.writeString(
                file,
                Rows.of(books, "points", "demo", Map.of("admitted", "true", "metric", "macroF1"))
                        .csv());
        for (Map.Entry<String, Columns> unit : units.entrySet()) {
            for (GroupFit fit : new CsvFit(unit.getValue(), Scale.LOGIT, false, Bootstrap.LIVE)
                    .fit(file)
                    .groups()) {
                compare(trend(fit.group(), unit.getKey()), fit);
            }
        }
    }

    private TrendState trend(String series, String unit) {
        return books.trends()
                .trends(trend -> trend.series().equals(series)
                        && trend.metric().equals("macroF1")
                        && trend.scale().equals("logit")
                        && trend.unit().equals(unit))
                .get(0);
    }

    private static void compare(TrendState trend, GroupFit fit) {
        TrendState.Line line = Objects.requireNonNull(trend.line());
        Trend.Fitted fitted = (Trend.Fitted) fit.estimate().trend();
        assertThat(line.slope()).isEqualTo(fitted.line().slope());
        assertThat(line.intercept()).isEqualTo(fitted.line().intercept());
        Bounds slope = Objects.requireNonNull(line.slopeInterval());
        assertThat(fit.estimate().slope()).isEqualTo(new Interval.Bounds(slope.lower(), slope.upper()));
    }

    @Test
    void everyKindOfRowHasAHeaderAndALineAnItem() {
        assertThat(Rows.of(books, "residuals", "demo", Map.of("metric", "accuracy"))
                        .csv()
                        .lines())
                .hasSize(1 + 12 * 5)
                .first()
                .isEqualTo("study,series,task,ood,role,metric,scale,architecture,stage,epoch,baseline,version,id_value,"
                        + "ood_value,residual,interval_lower,interval_upper,extrapolated");
        assertThat(Rows.of(books, "evaluations", "demo", Map.of()).csv().lines())
                .hasSize(1 + 12 * 5 * 2)
                .first()
                .isEqualTo(
                        "study,series,stage,epoch,generation,task,test,role,metric_version,accuracy,macro_f1,constant_accuracy,"
                                + "constant_macro_f1,at");
        assertThat(Rows.of(books, "comparisons", "demo", Map.of()).csv().lines())
                .hasSize(1);
    }

    @Test
    void anEvaluationHasARowInEverySeriesThatItsStageIsOf() {
        Accepted run = Laboratory.run("objects", 1L, 1);
        Request twin = Request.named(
                "other",
                "twins",
                run.request().architecture(),
                run.request().pretraining(),
                run.request().finetuning(),
                0);
        Books shared = Told.of(List.of(
                run,
                new Accepted(twin, run.pretrain(), run.finetune(), null, run.tests()),
                Laboratory.evaluation(run, 1, Laboratory.ID_TEST, 700)));

        assertThat(Rows.of(shared, "evaluations", null, Map.of()).csv().lines())
                .satisfiesExactly(
                        header -> assertThat(header).startsWith("study,series,stage,"),
                        row -> assertThat(row)
                                .startsWith("demo,objects," + run.finetune().id()),
                        row -> assertThat(row)
                                .startsWith("other,twins," + run.finetune().id()));
        assertThat(Rows.of(shared, "evaluations", "other", Map.of()).items()).hasSize(1);
        assertThat(Rows.of(shared, "evaluations", null, Map.of("series", "objects"))
                        .items())
                .hasSize(1);
    }

    @Test
    void anEvaluationWhoseRunIsNotKnownYetIsInNoSeries() {
        Books early = new Books();
        early.on(
                Laboratory.evaluation(Laboratory.run("objects", 1L, 1), 1, Laboratory.ID_TEST, 700),
                new Place(0, Told.FIRST));

        assertThat(Rows.of(early, "evaluations", null, Map.of()).csv().lines())
                .last()
                .asString()
                .startsWith(",,");
    }

    @Test
    void aFieldThatRowsDoNotHaveIsNamed() {
        assertThatThrownBy(() -> Rows.of(books, "evaluations", "demo", Map.of("metric", "accuracy")))
                .hasMessage("evaluations have no metric to ask for; there are series, task, test, stage");
    }
}
