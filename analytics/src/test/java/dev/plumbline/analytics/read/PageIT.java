package dev.plumbline.analytics.read;

import static dev.plumbline.analytics.points.Laboratory.ID_TEST;
import static dev.plumbline.analytics.points.Laboratory.OOD_TEST;
import static dev.plumbline.analytics.points.Laboratory.TASK;
import static dev.plumbline.analytics.points.Laboratory.evaluation;
import static dev.plumbline.analytics.points.Laboratory.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.analytics.trends.NamedResiduals;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.NamedBaseline.Model;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.TestSet;
import dev.plumbline.service.TopicTail.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page as a real browser shows it. */
final class PageIT {
    private static final String HOSTILE = "<img src=x onerror=\"document.title='ran'\"> & others";
    private static final String HOSTILE_IN_HTML = "&lt;img src=x onerror=\"document.title='ran'\"&gt; &amp; others";
    private static final NamedBaseline TABLE = table();

    private final Books books = books();
    private final Served served = new Served(books);

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void showsTheTrendsAndWhichCheckpointsTheResidualsLeaveOut() throws Exception {
        String page = open("/");

        JsonNode objects = trend("macroF1", "linear", "pretraining");
        assertThat(page)
                .contains("objects</td><td>32</td><td>" + slope("macroF1", "linear") + "<small>")
                .contains("<td>" + points(objects.at("/effectiveRobustness/value")) + "<small>"
                        + points(objects.at("/effectiveRobustness/interval/lower")) + " to ")
                .contains("2 of 62 checkpoints lie outside its ID range and are left out.")
                .contains(
                        "aria-label=\"Mean residual to from-scratch by epoch, of 60 checkpoints: objects, from-scratch\"")
                .contains("No regressions. A series is tested from its seventh run on;")
                .contains("No named baseline fits this task, test set and metric.")
                .contains("No comparisons: they are of two pre-trained series or more.");
    }

    @Test
    void leavesOutMeansOfWhichFewerThanHalfOfTheCheckpointsLieInTheBaselinesRange() throws Exception {
        List<Event> events = new ArrayList<>(Laboratory.study(6, 6, 1));
        events.addAll(scored(run("far", 60L, 160), 700, 560));
        events.addAll(scored(run("far", 61L, 161), 950, 860));
        events.addAll(scored(run("far", 62L, 162), 960, 860));
        events.addAll(scored(run("half", 70L, 170), 700, 560));
        events.addAll(scored(run("half", 71L, 171), 950, 860));
        try (Served study = new Served(Told.of(events))) {
            assertThat(Browser.installed().dom(study.uri("/")))
                    .contains("3 of 65 checkpoints lie outside its ID range and are left out.")
                    .contains("1 of 12 means are not comparable and left out: fewer than half of their")
                    .contains("by epoch, of 61 checkpoints: half, objects, from-scratch\"");
        }
    }

    @Test
    void saysThatNoMeanIsComparable() throws Exception {
        List<Model> models =
                List.of(new Model(0.955, 0.8, "a"), new Model(0.965, 0.81, "b"), new Model(0.975, 0.83, "c"));
        take(named("narrow", models), books);

        assertThat(open("/?metric=accuracy&baseline=narrow"))
                .contains("61 of 62 checkpoints lie outside its ID range and are left out.")
                .contains("10 of 10 means are not comparable and left out")
                .contains(
                        "Nothing to draw: no series has an epoch of which half of the checkpoints lie in the ID range");
    }

    @Test
    void aLinkOpensItsOwnViewWithTheBaselineThatItNames() throws Exception {
        String page = open("/?study=demo&metric=accuracy&scale=probit&baseline=table");

        assertThat(page)
                .contains("objects</td><td>32</td><td>" + slope("accuracy", "probit") + "<small>")
                .contains("aria-label=\"OOD over ID of 62 checkpoints: from-scratch, objects, baseline table, y = x\"")
                .contains("the baseline table, version " + TABLE.version() + "</span>")
                .contains("aria-label=\"Mean residual to table by epoch, of 62 checkpoints: objects, from-scratch\"")
                .contains("<td>50.0 to 97.0</td>")
                .contains("<small>licence MIT; imported by ada, 1970-01-01 00:00</small>");
    }

    @Test
    void dataAsCsvIsOfWhatIsShown() throws Exception {
        String figure = "?study=demo&amp;task=rendered%3Acamtrap&amp;ood=unseen-cameras&amp;metric=accuracy&amp;";
        String end = "format=csv&amp;limit=100000\"";

        assertThat(open("/?metric=accuracy&scale=probit&baseline=table"))
                .contains("href=\"/v1/trends" + figure + "scale=probit&amp;" + end)
                .contains("href=\"/v1/points" + figure + end)
                .contains("href=\"/v1/residuals" + figure + "baseline=table&amp;" + end)
                .contains("href=\"/v1/comparisons" + figure + end);
    }

    @Test
    void aTestSetThatIsAddedToTheTaskChangesNoLink() throws Exception {
        List<Event> events = new ArrayList<>(Laboratory.study(6, 6, 1));
        TestSet night = new TestSet("night", OOD_TEST.role(), OOD_TEST.data());
        for (Event event : List.copyOf(events)) {
            if (event instanceof Accepted run) {
                events.add(evaluation(run, 1, night, 400));
            }
        }
        Books books = Told.of(events);
        take(TABLE, books);
        try (Served study = new Served(books)) {
            assertThat(Browser.installed().dom(study.uri("/?metric=accuracy&baseline=table")))
                    .contains("<option value=\"night\">night</option><option value=\"unseen-cameras\">")
                    .contains(
                            "aria-label=\"OOD over ID of 60 checkpoints: from-scratch, objects, baseline table, y = x\"")
                    .doesNotContain("baseline is 'table'");
        }
    }

    @Test
    void saysInWordsWhatALinkAsksForThatThereIsNot() throws Exception {
        assertThat(open("/?study=%3Cb%3Enone")).contains("study is '&lt;b&gt;none'; there are demo</p>");
        assertThat(open("/?study=demo&ood=elsewhere"))
                .contains("test set is 'elsewhere'; there are unseen-cameras</p>");
        assertThat(open("/?serie=objects")).contains("'serie' is no part of a link to this page; there are study,");
        assertThat(open("/?asOf=yesterday")).contains("asOf is 'yesterday'; expected a time in UTC");
    }

    @Test
    void showsARegressionAndTheRunSinceWhichItLasts() throws Exception {
        Accepted since = run("objects", 3L, 103);
        books.runs().on(done(since));
        books.regressions().on(regression(since), Told.FIRST);

        assertThat(open("/"))
                .contains("<tr class=\"active\"><td>objects<small>rendered:camtrap → unseen-cameras, accuracy</small>")
                .contains(since.request().id()
                        + "<small>3 runs against 30 before; statistic 500.00, threshold 400.00</small>")
                .contains("<td>2.0<small>1.0 to 3.0</small></td>")
                .contains("<td>stands<small>2026-01-01 00:00</small></td>");
    }

    @Test
    void comparesSeriesInEveryQuantity() throws Exception {
        List<Event> events = new ArrayList<>(Laboratory.study(2, 0, 1));
        for (int seed = 0; seed < 6; seed++) {
            events.addAll(scored(Laboratory.quantity("few", 1_000, null, seed), 700 + seed, 600));
            events.addAll(scored(Laboratory.quantity("many", 4_000, null, seed), 700 + seed, 632));
        }
        try (Served study = new Served(Told.of(events))) {
            String page = Browser.installed().dom(study.uri("/?metric=accuracy"));

            for (String quantity :
                    List.of("In distribution", "Out of distribution", "Effective robustness by pre-training")) {
                assertThat(page).contains("<td colspan=\"5\">" + quantity + "<small>1. ");
            }
            assertThat(page)
                    .contains(
                            "<small>against few; differs in images and in steps</small></td><td>6</td><td>+3.2<small>")
                    .contains("<td class=\"higher\">second is higher");
        }
    }

    @Test
    void anEmptyChartSaysWhyItIsEmpty() throws Exception {
        List<Event> below = scored(run("from-scratch", null, 1), 400, 300);
        try (Served study = new Served(Told.of(below))) {
            assertThat(Browser.installed().dom(study.uri("/?metric=accuracy")))
                    .contains("Nothing to draw: none of 1 checkpoints is above the constant predictor in distribution.")
                    .contains(
                            "Nothing to draw: the runs from scratch have no line: a line needs 3 points; there are 0.");
        }
        try (Served nothing = new Served(new Books())) {
            assertThat(Browser.installed().dom(nothing.uri("/"))).contains("No trend yet.");
        }
    }

    @Test
    void showsWhatOthersWroteAsText() throws Exception {
        assertThat(open("/?metric=accuracy"))
                .contains(HOSTILE_IN_HTML)
                .contains("<title>Plumbline</title>")
                .doesNotContain("<img");
    }

    @Test
    void showsThePastAsItWas() throws Exception {
        Instant early = Told.FIRST.plusSeconds(40);

        assertThat(open("/?study=demo&metric=accuracy&asOf=" + early))
                .contains("as of " + early)
                .contains("aria-label=\"OOD over ID of 18 checkpoints: from-scratch, y = x\"")
                .contains("Regressions have no past");
        assertThat(open("/?study=demo&asOf=" + Told.FIRST)).contains("No trend of demo as of " + Told.FIRST);
    }

    /** In a frame, which has an address and a history of its own. */
    @Test
    void theAddressFollowsTheReaderAndBackLeadsBack() throws Exception {
        served.router
                .get("/reader")
                .handler(context -> context.response()
                        .putHeader("content-type", "text/html; charset=utf-8")
                        .end("""
                        <iframe src="/?metric=accuracy"></iframe><pre></pre><script>
                        const frame = document.querySelector('iframe').contentWindow;
                        const said = text => document.querySelector('pre').append(text + '\\n');
                        const list = () => frame.document.getElementById('scale');
                        async function until(search) {
                          while (!frame.location.search.includes(search) || !list()?.value || !search.includes(list().value)) {
                            await new Promise(done => setTimeout(done, 50));
                          }
                          said(frame.location.search);
                        }
                        (async () => {
                          await until('scale=logit');
                          list().value = 'probit';
                          list().dispatchEvent(new Event('change'));
                          await until('scale=probit');
                          frame.history.back();
                          await until('scale=logit');
                          said('back');
                        })();
                        </script>
                        """));
        String address =
                "?study=demo&amp;task=rendered%3Acamtrap&amp;ood=unseen-cameras&amp;metric=accuracy&amp;scale=";
        String rest = "&amp;baseline=from-scratch\n";

        assertThat(open("/reader"))
                .contains(address + "logit" + rest + address + "probit" + rest + address + "logit" + rest + "back");
    }

    @Test
    void axesHaveRoundTicksInTheRangeOfTheData() throws Exception {
        served.router
                .get("/axes")
                .handler(context -> context.response()
                        .putHeader("content-type", "text/html; charset=utf-8")
                        .end("""
                        <pre></pre><script type="module">
                        import {range, SCALES, ticks} from '/scales.js';
                        for (const [name, ...values] of [['linear', 0, 0.83], ['linear', 0.7], ['logit', 0.43, 0.93],
                            ['logit', 0.701, 0.702], ['logit', 0.004, 0.998], ['probit', 0.52, 0.999]]) {
                          const scale = SCALES[name];
                          const labels = ticks(range(values, scale), scale, 0.1).map(tick => tick.label);
                          document.querySelector('pre').append(name + ' ' + labels.join(' ') + '\\n');
                        }
                        </script>
                        """));

        assertThat(open("/axes")).contains("<pre>" + """
                linear 0 10 20 30 40 50 60 70 80
                linear 69.6 69.8 70.0 70.2 70.4
                logit 40 50 60 70 80 90
                logit 69.6 69.8 70.0 70.2 70.4 70.6
                logit 0.2 1 10 50 90 99 99.9
                probit 50 80 90 95 99 99.9
                """);
    }

    private String open(String path) throws Exception {
        return Browser.installed().dom(served.uri(path));
    }

    private JsonNode trend(String metric, String scale, String unit) throws Exception {
        return served.json("/v1/trends?series=objects&metric=" + metric + "&scale=" + scale + "&unit=" + unit)
                .at("/trends/0");
    }

    private String slope(String metric, String scale) throws Exception {
        return String.format(
                Locale.ROOT, "%.2f", trend(metric, scale, "pairs").at("/slope").asDouble());
    }

    private static String points(JsonNode share) {
        return String.format(Locale.ROOT, "%+.1f", 100 * share.asDouble());
    }

    /** A study with a run beyond the ID range of those from scratch, and a named baseline. */
    static Books books() {
        List<Event> events = new ArrayList<>(Laboratory.study(6, 6, 1));
        events.addAll(scored(run("objects", 50L, 150), 950, 860));
        events.addAll(scored(run("objects", 51L, 151), 960, 860));
        Books books = Told.of(events);
        take(TABLE, books);
        return books;
    }

    /** Takes a named baseline in, with the residuals to it. */
    private static void take(NamedBaseline baseline, Books books) {
        books.on(baseline, new Place(0, Told.FIRST.plusSeconds(80)));
        Figures figures = new Figures();
        books.points().points(point -> true).forEach(figures::restore);
        NamedResiduals residuals = new NamedResiduals(figures);
        residuals.put(baseline);
        residuals.to(baseline.name()).forEach(books.residuals()::on);
    }

    /** A run with one epoch, so many of 1,000 images right. */
    private static List<Event> scored(Accepted run, int id, int ood) {
        return List.of(run, evaluation(run, 1, ID_TEST, id), evaluation(run, 1, OOD_TEST, ood));
    }

    private static NamedBaseline table() {
        return named("table", List.of(new Model(0.5, 0.3, "a"), new Model(0.7, 0.5, "b"), new Model(0.97, 0.76, "c")));
    }

    private static NamedBaseline named(String name, List<Model> models) {
        NamedBaseline.Content content = new NamedBaseline.Content(
                name, NamedBaseline.Kind.IMPORTED, TASK, OOD_TEST.name(), "accuracy", "linear", null, HOSTILE, "MIT");
        return NamedBaseline.of(content, models, "ada", Instant.EPOCH);
    }

    private static RunState done(Accepted run) {
        return new RunState(
                run.request().id(),
                Laboratory.STUDY,
                "objects",
                "resnet8_small",
                Status.COMPLETED,
                null,
                0,
                0,
                run.finetune().id(),
                5,
                5,
                10,
                10,
                null,
                Instant.EPOCH);
    }

    private static Regression regression(Accepted since) {
        String stage = since.finetune().id();
        return new Regression(
                Laboratory.STUDY,
                "objects",
                TASK,
                OOD_TEST.name(),
                OOD_TEST.role(),
                "accuracy",
                1,
                Regression.Status.RAISED,
                null,
                new Regression.Evidence(stage, stage, 3, 30, 0.02, new Bounds(0.01, 0.03), 0.008, 500, 400, 1_000));
    }
}
