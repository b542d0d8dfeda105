package dev.plumbline.analytics.read;

import dev.plumbline.analytics.baselines.BaselineFacts;
import dev.plumbline.analytics.baselines.ResidualSummaries;
import dev.plumbline.analytics.baselines.ResidualSummary;
import dev.plumbline.analytics.comparison.Comparison;
import dev.plumbline.analytics.comparison.FactorSlope;
import dev.plumbline.analytics.comparison.SeriesScale;
import dev.plumbline.analytics.comparison.Standing;
import dev.plumbline.analytics.comparison.StudyComparison;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.points.Score;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.TrendState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the read API serves. A resource that is added here is served, paged, described and tested like the rest. */
final class Resources {
    private Resources() {}

    static List<Resource<?>> all(Books books) {
        return List.of(
                studies(),
                series(),
                runs(books.runs()),
                evaluations(),
                points(),
                trends(),
                residuals(),
                residualSummaries(),
                baselines(books.journal()),
                regressions(books.regressions()),
                comparisons(),
                slopes(),
                standings());
    }

    private static Resource<StudySummary> studies() {
        return Resource.of(
                "studies",
                "Studies, by name",
                StudySummary.class,
                List.of(),
                StudySummary::study,
                (view, study) -> StudySummary.of(view.runs(study)));
    }

    private static Resource<SeriesScale> series() {
        return Resource.of(
                "series",
                "The series of studies, and how much pre-training each had: images beside optimizer steps",
                SeriesScale.class,
                List.of(filter("series", SeriesScale::series)),
                scale -> scale.study() + "/" + scale.series(),
                (view, study) -> SeriesScale.of(view.runs(study)));
    }

    private static Resource<RunState> runs(RunBook runs) {
        return Resource.of(
                        "runs",
                        "Where every run stands now, by id",
                        RunState.class,
                        List.of(
                                filter("series", RunState::series),
                                filter("architecture", RunState::architecture),
                                filter("status", run -> json(run.status()))),
                        RunState::run,
                        (view, study) -> runs.runs(study))
                .withoutPast(view -> view.version() + "-" + runs.revision());
    }

    private static Resource<Score> evaluations() {
        return Resource.of(
                "evaluations",
                "The metrics of every fine-tuning checkpoint on every test set, with those of the constant predictor",
                Score.class,
                List.of(filter("task", Score::task), filter("test", Score::test), filter("stage", Score::stage)),
                Score::name,
                View::scores);
    }

    private static Resource<Point> points() {
        return Resource.of(
                        "points",
                        "The points of every figure, the ones left out of trends among them",
                        Point.class,
                        List.of(
                                filter("series", Point::series),
                                filter("task", Point::task),
                                filter("ood", Point::ood),
                                filter("metric", point -> point.measure().label()),
                                filter("architecture", Point::architecture),
                                new Filter<>(
                                        "admitted",
                                        "true: only those in the trends",
                                        point -> Boolean.toString(point.admitted()))),
                        Point::key,
                        View::points)
                .withColumns(PointCsv.columns());
    }

    private static Resource<TrendState> trends() {
        return Resource.of(
                        "trends",
                        "Trends with their intervals and bands, on every scale and with every unit",
                        TrendState.class,
                        List.of(
                                filter("series", TrendState::series),
                                filter("task", TrendState::task),
                                filter("ood", TrendState::ood),
                                filter("metric", TrendState::metric),
                                filter("scale", TrendState::scale),
                                filter("unit", TrendState::unit)),
                        TrendState::key,
                        View::trends)
                .withColumns(TrendCsv.columns());
    }

    private static Resource<Residual> residuals() {
        return Resource.of(
                "residuals",
                "How far every checkpoint lies above its baseline",
                Residual.class,
                List.of(
                        filter("series", Residual::series),
                        filter("task", Residual::task),
                        filter("ood", Residual::ood),
                        filter("metric", Residual::metric),
                        filter("architecture", Residual::architecture),
                        filter("baseline", Residual::baseline)),
                ResidualBook::key,
                View::residuals);
    }

    private static Resource<ResidualSummary> residualSummaries() {
        return Resource.of(
                        "residual-summaries",
                        "How far the series of a study lie above each baseline in the mean",
                        ResidualSummary.class,
                        List.of(
                                filter("series", ResidualSummary::series),
                                filter("task", ResidualSummary::task),
                                filter("ood", ResidualSummary::ood),
                                filter("metric", ResidualSummary::metric),
                                filter("baseline", ResidualSummary::baseline)),
                        ResidualSummary::key,
                        (view, study) -> List.of())
                .ofOneStudy()
                .groupedBy((view, study, by) -> new ResidualSummaries(view.baselines(), null, by)
                        .of(view.points(study)).stream()
                                .sorted(Comparator.comparing(ResidualSummary::key))
                                .toList());
    }

    private static Resource<BaselineFacts> baselines(Journal journal) {
        return Resource.of(
                        "baselines",
                        "Every version of every named baseline; of a study, those frozen from it",
                        BaselineFacts.class,
                        List.of(
                                filter("name", BaselineFacts::name),
                                new Filter<>(
                                        "standing",
                                        "true: only those that residuals are taken to now",
                                        facts -> Boolean.toString(facts.standing())),
                                filter("kind", facts -> json(facts.kind())),
                                filter("task", BaselineFacts::task),
                                filter("ood", BaselineFacts::ood),
                                filter("metric", BaselineFacts::metric)),
                        BaselineFacts::key,
                        (view, study) -> BaselineFacts.of(journal.baselines(Instant.MAX)).stream()
                                .filter(facts -> study == null || facts.isFrozenFrom(study))
                                .sorted(Comparator.comparing(BaselineFacts::key))
                                .toList())
                .withoutPast(View::version);
    }

    private static Resource<RegressionBook.Word> regressions(RegressionBook book) {
        return Resource.of(
                        "regressions",
                        "The last word on every series that ever regressed",
                        RegressionBook.Word.class,
                        List.of(
                                filter("series", word -> word.regression().series()),
                                filter("task", word -> word.regression().task()),
                                filter("ood", word -> word.regression().ood()),
                                filter("metric", word -> word.regression().metric()),
                                new Filter<>(
                                        "active",
                                        "true: only those that are not cleared",
                                        word -> Boolean.toString(word.active()))),
                        word -> word.regression().subject(),
                        (view, study) -> book.words(word ->
                                study == null || word.regression().study().equals(study)))
                .withoutPast(view -> view.version() + "-" + book.revision());
    }

    private static Resource<Comparison> comparisons() {
        return Resource.of(
                        "comparisons",
                        "Each pre-trained series of a study with each other: paired differences and verdicts",
                        Comparison.class,
                        List.of(
                                filter("task", Comparison::task),
                                filter("ood", Comparison::ood),
                                filter("metric", Comparison::metric),
                                filter("quantity", comparison -> json(comparison.quantity())),
                                filter("verdict", comparison -> json(comparison.verdict()))),
                        Comparison::key,
                        (view, study) -> compared(view, study).comparisons())
                .ofOneStudy();
    }

    private static Resource<FactorSlope> slopes() {
        return Resource.of(
                        "slopes",
                        "How a quantity follows an ordered factor over the series of a study",
                        FactorSlope.class,
                        List.of(
                                filter("task", FactorSlope::task),
                                filter("ood", FactorSlope::ood),
                                filter("metric", FactorSlope::metric),
                                filter("quantity", slope -> json(slope.quantity())),
                                filter("factor", slope -> json(slope.factor()))),
                        FactorSlope::key,
                        (view, study) -> compared(view, study).slopes())
                .ofOneStudy();
    }

    private static Resource<Standing> standings() {
        return Resource.of(
                        "standings",
                        "The order of a study's series in each quantity by itself, with the pairs that are decided",
                        Standing.class,
                        List.of(
                                filter("task", Standing::task),
                                filter("ood", Standing::ood),
                                filter("metric", Standing::metric),
                                filter("quantity", standing -> json(standing.quantity()))),
                        Standing::key,
                        (view, study) -> compared(view, study).standings())
                .ofOneStudy();
    }

    private static StudyComparison compared(View view, @Nullable String study) {
        return view.comparison(Objects.requireNonNull(study, "a query without a study was to be refused"));
    }

    private static <T> Filter<T> filter(String name, Function<T, String> value) {
        return new Filter<>(name, "only this one", value);
    }

    private static String json(@Nullable Enum<?> value) {
        return Json.events().valueToTree(value).asText();
    }
}
