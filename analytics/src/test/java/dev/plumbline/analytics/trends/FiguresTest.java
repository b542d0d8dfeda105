package dev.plumbline.analytics.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.TrendState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final List<Point> POINTS = points(Laboratory.study(6, 6, 3));

    private final Figures figures = new Figures();

    @Test
    void saysClaimsAndResidualsFirstAndTheOtherTrendsWhenAsked() {
        Set<SeriesName> changed = put(POINTS);
        List<Event> claims = figures.claims();

        assertThat(claims.stream().filter(Residual.class::isInstance)).hasSameSizeAs(POINTS);
        assertThat(trends(claims))
                .extracting(TrendState::metric, TrendState::series, TrendState::scale, TrendState::unit)
                .containsExactly(
                        tuple("accuracy", "from-scratch", "logit", "pretraining"),
                        tuple("accuracy", "objects", "logit", "pretraining"),
                        tuple("macroF1", "from-scratch", "linear", "pretraining"),
                        tuple("macroF1", "objects", "linear", "pretraining"));
        assertThat(changed).hasSize(4);
        assertThat(figures.trends(changed).values())
                .allSatisfy(rest -> assertThat(rest).hasSize(8));
        assertThat(figures.claims()).isEmpty();
        assertThat(figures.trends(changed).values())
                .allSatisfy(rest -> assertThat(rest).isEmpty());
    }

    @Test
    void aPointOfTheBaselineChangesTheWholeFigureAndAnotherItsSeriesAlone() {
        put(POINTS.subList(0, POINTS.size() - 2));
        Point pretrained = POINTS.get(POINTS.size() - 1);
        Point scratch = POINTS.stream().filter(Point::scratch).findFirst().orElseThrow();
        Point moved = new Point(
                scratch.study(),
                scratch.series(),
                scratch.task(),
                scratch.ood(),
                scratch.role(),
                scratch.measure(),
                scratch.architecture(),
                scratch.stage(),
                scratch.epoch(),
                scratch.pretraining(),
                true,
                scratch.id(),
                scratch.value() - 0.1,
                true,
                scratch.at());

        assertThat(figures.put(pretrained)).extracting(SeriesName::series).containsExactly("objects");
        assertThat(figures.put(pretrained)).isEmpty();
        assertThat(figures.put(moved)).extracting(SeriesName::series).containsExactly("from-scratch", "objects");
    }

    @Test
    void endsInTheSameTrendsWhetherItIsAskedAfterEveryPointOrInTheEnd() {
        Map<String, TrendState> everyTime = new TreeMap<>();
        for (Point point : POINTS) {
            Collection<SeriesName> changed = figures.put(point);
            trends(figures.claims()).forEach(trend -> everyTime.put(trend.key(), trend));
            figures.trends(changed).values().forEach(rest -> rest.forEach(trend -> everyTime.put(trend.key(), trend)));
        }
        Figures inTheEnd = new Figures();
        Set<SeriesName> changed = new HashSet<>();
        POINTS.forEach(point -> changed.addAll(inTheEnd.put(point)));

        assertThat(inTheEnd.trends(changed).values().stream().flatMap(List::stream))
                .hasSize(2 * 2 * 9)
                .containsExactlyInAnyOrderElementsOf(everyTime.values());
    }

    private Set<SeriesName> put(List<Point> points) {
        Set<SeriesName> changed = new HashSet<>();
        points.forEach(point -> changed.addAll(figures.put(point)));
        return changed;
    }

    private static List<TrendState> trends(List<Event> events) {
        return events.stream()
                .filter(TrendState.class::isInstance)
                .map(TrendState.class::cast)
                .toList();
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
