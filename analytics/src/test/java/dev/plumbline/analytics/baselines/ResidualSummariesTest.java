package dev.plumbline.analytics.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.points.Measure;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResidualSummariesTest {
    private static final List<Point> POINTS = points(Laboratory.study(6, 6, 1));

    @Test
    void bySeriesToTheRunsFromScratchItIsTheEffectiveRobustnessThatTrendsState() {
        Figures figures = new Figures();
        POINTS.forEach(figures::put);
        TrendState.Robustness stated = figures.claims().stream()
                .filter(TrendState.class::isInstance)
                .map(TrendState.class::cast)
                .filter(trend ->
                        trend.series().equals("objects") && trend.metric().equals("accuracy"))
                .map(trend -> Objects.requireNonNull(trend.robustness()))
                .findFirst()
                .orElseThrow();

        ResidualSummary summary = accuracy(summaries(List.of(), Residual.FROM_SCRATCH, Set.of()));

        assertThat(summary.series()).isEqualTo("objects");
        assertThat(summary.mean()).isEqualTo(stated.value());
        assertThat(summary.interval()).isEqualTo(stated.interval()).isNotNull();
        assertThat(summary.allPoints()).isEqualTo(stated.allPoints());
        assertThat(summary.pretrainings()).isEqualTo(6);
    }

    @Test
    void tellsCheckpointsApartByEpochAndArchitecture() {
        List<ResidualSummary> found = summaries(List.of(), null, EnumSet.allOf(Grouping.class));

        assertThat(found).hasSize(2 * 5).allSatisfy(summary -> {
            assertThat(summary.points()).isEqualTo(6);
            assertThat(summary.architecture()).isEqualTo("resnet8_small");
        });
        assertThat(found.subList(0, 5)).extracting(ResidualSummary::epoch).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aBaselineFrozenFromASeriesIsRedrawnWithIt() {
        NamedBaseline own = frozen(point -> point.unit(Unit.PRETRAINING));
        NamedBaseline stranger = frozen(point -> "another/" + point.unit(Unit.PRETRAINING));

        ResidualSummary together = objects(summaries(List.of(own), "frozen", Set.of()));
        ResidualSummary apart = objects(summaries(List.of(stranger), "frozen", Set.of()));

        assertThat(together.mean()).isCloseTo(0, within(1e-9));
        assertThat(width(together.interval()))
                .as("a line has no mean residual to itself")
                .isLessThan(1e-9);
        assertThat(width(apart.interval())).isGreaterThan(0.001);
    }

    @Test
    void aSeriesOutsideTheBaselinesRangeIsNotComparable() {
        NamedBaseline low = baseline(List.of(
                new NamedBaseline.Model(0.1, 0.1, "a"),
                new NamedBaseline.Model(0.2, 0.2, "b"),
                new NamedBaseline.Model(0.3, 0.3, "c")));

        ResidualSummary summary = objects(summaries(List.of(low), "frozen", Set.of()));

        assertThat(summary.reason()).isEqualTo("not comparable: 0 of 30 points lie in the baseline's ID range");
        assertThat(summary.mean()).isNull();
        assertThat(summary.inside()).isZero();
        assertThat(summary.allPoints()).as("stands beside it all the same").isNotNull();
    }

    @Test
    void aStudyWithoutRunsFromScratchSaysWhyItHasNoResiduals() {
        List<ResidualSummary> found =
                new ResidualSummaries(List.of(), null, Set.of()).of(points(Laboratory.study(0, 2, 1)));

        assertThat(found)
                .hasSize(2)
                .allSatisfy(summary -> assertThat(summary.reason())
                        .isEqualTo("the from-scratch baseline has no line: a line needs 3 points; there are 0"));
    }

    private static List<ResidualSummary> summaries(
            List<NamedBaseline> named, @Nullable String baseline, Set<Grouping> by) {
        return new ResidualSummaries(named, baseline, by).of(POINTS);
    }

    private static ResidualSummary accuracy(List<ResidualSummary> summaries) {
        return summaries.stream()
                .filter(summary -> summary.metric().equals("accuracy"))
                .findFirst()
                .orElseThrow();
    }

    private static ResidualSummary objects(List<ResidualSummary> summaries) {
        return summaries.stream()
                .filter(summary -> summary.series().equals("objects"))
                .findFirst()
                .orElseThrow();
    }

    private static double width(@Nullable Bounds interval) {
        Bounds bounds = Objects.requireNonNull(interval);
        return bounds.upper() - bounds.lower();
    }

    private interface UnitOf {
        String of(Point point);
    }

    private static NamedBaseline frozen(UnitOf unit) {
        return baseline(POINTS.stream()
                .filter(point -> point.series().equals("objects") && point.measure() == Measure.MACRO_F1)
                .map(point -> new NamedBaseline.Model(point.id(), point.value(), unit.of(point)))
                .toList());
    }

    private static NamedBaseline baseline(List<NamedBaseline.Model> models) {
        NamedBaseline.Content content = new NamedBaseline.Content(
                "frozen",
                NamedBaseline.Kind.FROZEN,
                Laboratory.TASK,
                Laboratory.OOD_TEST.name(),
                "macroF1",
                "linear",
                new NamedBaseline.Series("demo", "objects"),
                null,
                null);
        return NamedBaseline.of(content, models, "ada", Instant.EPOCH);
    }

    private static List<Point> points(List<Event> events) {
        PointBook book = new PointBook();
        events.forEach(event -> {
            if (event instanceof Accepted accepted) {
                book.on(accepted);
            } else {
                book.on((Evaluation) event);
            }
        });
        return book.points(point -> true);
    }
}
