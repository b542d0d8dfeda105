package dev.plumbline.analytics.read;

import dev.plumbline.analytics.baselines.BaselineFacts;
import dev.plumbline.analytics.baselines.ResidualSummaries;
import dev.plumbline.analytics.baselines.ResidualSummary;
import dev.plumbline.analytics.comparison.Comparison;
import dev.plumbline.analytics.comparison.Factor;
import dev.plumbline.analytics.comparison.FactorSlope;
import dev.plumbline.analytics.comparison.Quantity;
import dev.plumbline.analytics.comparison.SeriesScale;
import dev.plumbline.analytics.comparison.Standing;
import dev.plumbline.analytics.comparison.StudyComparison;
import dev.plumbline.analytics.comparison.Verdict;
import dev.plumbline.analytics.points.Measure;
import dev.plumbline.analytics.points.Point;
import dev.plumbline.analytics.statistics.Scale;
import dev.plumbline.analytics.statistics.Unit;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.Residual;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.TrendState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the read API serves. A resource that is added here is served, paged, described and tested like the rest. */
final class Resources {
    private static final List<String> METRICS =
            Arrays.stream(Measure.values()).map(Measure::label).toList();
    private static final List<String> SCALES =
            Arrays.stream(Scale.values()).map(Scale::label).toList();
    private static final List<String> UNITS =
            Unit.LIVE.stream().map(Unit::label).toList();

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
                "Studies, by name, with the OOD test sets that their runs ask for: none that was added to a task later",
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
                List.of(Filter.of("series", SeriesScale::series)),
                scale -> scale.study() + "/" + scale.series(),
                (view, study) -> SeriesScale.of(view.runs(study)));
    }

    private static Resource<RunState> runs(RunBook runs) {
        return Resource.of(
                        "runs",
                        "Where every run stands now, by id",
                        RunState.class,
                        List.of(
                                Filter.of("series", RunState::series),
                                Filter.of("architecture", RunState::architecture),
                                Filter.among(values(Status.class), "status", run -> JsonName.of(run.status()))),
                        RunState::run,
                        (view, study) -> runs.runs(study))
                .withoutPast(view -> view.version() + "-" + runs.revision());
    }

    private static Resource<EvaluationRow> evaluations() {
        return Resource.of(
                "evaluations",
                "The metrics of every fine-tuning checkpoint on every test set, with those of the constant predictor, in every"
                        + " series that its stage is of",
                EvaluationRow.class,
                List.of(
                        Filter.of("series", EvaluationRow::seriesOrNone),
                        Filter.of("task", EvaluationRow::task),
                        Filter.of("test", EvaluationRow::test),
                        Filter.of("stage", EvaluationRow::stage)),
                EvaluationRow::key,
                (view, study) -> EvaluationRow.of(view.runs(study), view.scores(study)));
    }

    private static Resource<Point> points() {
        return Resource.of(
                        "points",
                        "The points of every figure, the ones left out of trends among them",
                        Point.class,
                        List.of(
                                Filter.of("series", Point::series),
                                Filter.of("task", Point::task),
                                Filter.of("ood", Point::ood),
                                Filter.among(
                                        METRICS,
                                        "metric",
                                        point -> point.measure().label()),
                                Filter.of("architecture", Point::architecture),
                                Filter.flag("admitted", "true: only those in the trends", Point::admitted)),
                        Point::key,
                        View::points)
                .withRows(PointRow.class, PointRow::of);
    }

    private static Resource<TrendState> trends() {
        return Resource.of(
                        "trends",
                        "Trends with their intervals and bands, on every scale and with every unit",
                        TrendState.class,
                        List.of(
                                Filter.of("series", TrendState::series),
                                Filter.of("task", TrendState::task),
                                Filter.of("ood", TrendState::ood),
                                Filter.among(METRICS, "metric", TrendState::metric),
                                Filter.among(SCALES, "scale", TrendState::scale),
                                Filter.among(UNITS, "unit", TrendState::unit)),
                        TrendState::key,
                        View::trends)
                .withRows(TrendRow.class, TrendRow::of);
    }

    private static Resource<Residual> residuals() {
        return Resource.of(
                        "residuals",
                        "How far every checkpoint lies above its baseline",
                        Residual.class,
                        List.of(
                                Filter.of("series", Residual::series),
                                Filter.of("task", Residual::task),
                                Filter.of("ood", Residual::ood),
                                Filter.among(METRICS, "metric", Residual::metric),
                                Filter.of("architecture", Residual::architecture),
                                Filter.of("baseline", Residual::baseline)),
                        ResidualBook::key,
                        View::residuals)
                .withRows(ResidualRow.class, ResidualRow::of);
    }

    private static Resource<ResidualSummary> residualSummaries() {
        return Resource.of(
                        "residual-summaries",
                        "How far the series of a study lie above each baseline in the mean",
                        ResidualSummary.class,
                        List.of(
                                Filter.of("series", ResidualSummary::series),
                                Filter.of("task", ResidualSummary::task),
                                Filter.of("ood", ResidualSummary::ood),
                                Filter.among(METRICS, "metric", ResidualSummary::metric),
                                Filter.of("baseline", ResidualSummary::baseline)),
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
                                Filter.of("name", BaselineFacts::name),
                                Filter.flag(
                                        "standing",
                                        "true: only those that residuals are taken to now",
                                        BaselineFacts::standing),
                                Filter.among(
                                        values(NamedBaseline.Kind.class), "kind", facts -> JsonName.of(facts.kind())),
                                Filter.of("task", BaselineFacts::task),
                                Filter.of("ood", BaselineFacts::ood),
                                Filter.among(METRICS, "metric", BaselineFacts::metric)),
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
                                Filter.of("series", word -> word.regression().series()),
                                Filter.of("task", word -> word.regression().task()),
                                Filter.of("ood", word -> word.regression().ood()),
                                Filter.among(
                                        METRICS,
                                        "metric",
                                        word -> word.regression().metric()),
                                Filter.flag(
                                        "active",
                                        "true: only those that are not cleared",
                                        RegressionBook.Word::active)),
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
                                Filter.of("task", Comparison::task),
                                Filter.of("ood", Comparison::ood),
                                Filter.among(METRICS, "metric", Comparison::metric),
                                Filter.among(
                                        values(Quantity.class),
                                        "quantity",
                                        comparison -> JsonName.of(comparison.quantity())),
                                Filter.among(
                                        values(Verdict.class),
                                        "verdict",
                                        comparison -> JsonName.of(comparison.verdict()))),
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
                                Filter.of("task", FactorSlope::task),
                                Filter.of("ood", FactorSlope::ood),
                                Filter.among(METRICS, "metric", FactorSlope::metric),
                                Filter.among(
                                        values(Quantity.class), "quantity", slope -> JsonName.of(slope.quantity())),
                                Filter.among(values(Factor.class), "factor", slope -> JsonName.of(slope.factor()))),
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
                                Filter.of("task", Standing::task),
                                Filter.of("ood", Standing::ood),
                                Filter.among(METRICS, "metric", Standing::metric),
                                Filter.among(
                                        values(Quantity.class),
                                        "quantity",
                                        standing -> JsonName.of(standing.quantity()))),
                        Standing::key,
                        (view, study) -> compared(view, study).standings())
                .ofOneStudy();
    }

    private static StudyComparison compared(View view, @Nullable String study) {
        return view.comparison(Objects.requireNonNull(study, "a query without a study was to be refused"));
    }

    private static <E extends Enum<E>> List<String> values(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(JsonName::of).toList();
    }
}
