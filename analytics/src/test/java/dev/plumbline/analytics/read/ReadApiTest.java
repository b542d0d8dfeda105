package dev.plumbline.analytics.read;

import static dev.plumbline.analytics.points.Laboratory.ID_TEST;
import static dev.plumbline.analytics.points.Laboratory.OOD_TEST;
import static dev.plumbline.analytics.points.Laboratory.evaluation;
import static dev.plumbline.analytics.points.Laboratory.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.TestSet;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadApiTest {
    private final Books books = books();
    private final Served served = new Served(books);

    private static Books books() {
        Accepted run = run("objects", 1L, 1);
        List<Event> events = new ArrayList<>(List.of(run));
        for (int epoch = 1; epoch <= 3; epoch++) {
            events.add(evaluation(run, epoch, ID_TEST, 600 + 50 * epoch));
            events.add(evaluation(run, epoch, OOD_TEST, 500 + 40 * epoch));
        }
        return Told.of(events);
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void answersWhatIsEqualToEachParameter() throws Exception {
        assertThat(get("/v1/trends?study=demo&metric=accuracy&scale=logit&format=csv")
                        .body()
                        .lines())
                .hasSize(1 + 3)
                .allMatch(line -> line.startsWith("study,series") || line.contains(",accuracy,logit,"));
        assertThat(get("/v1/points?metric=macroF1&series=objects").body())
                .startsWith("{\"points\":[{\"admitted\":true,\"architecture\":\"resnet8_small\"");
    }

    @Test
    void saysWhichStudiesThereAreWhereOneIsNot() throws Exception {
        HttpResponse<String> answer = get("/v1/points?study=other&format=csv");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("study is 'other'; there are demo");
    }

    @Test
    void refusesAValueThatAParameterNeverHasAndSaysWhichItHas() throws Exception {
        assertThat(get("/v1/trends?scale=log").statusCode()).isEqualTo(400);
        assertThat(get("/v1/trends?scale=log").body()).contains("scale is 'log'; expected linear, logit, probit");
        assertThat(get("/v1/points?admitted=yes").body()).contains("admitted is 'yes'; expected true, false");
        assertThat(get("/v1/points?metric=f1").body()).contains("metric is 'f1'; expected accuracy, macroF1");
        assertThat(get("/v1/trends?unit=pair").body()).contains("unit is 'pair'; expected pretraining, runs, pairs");
        assertThat(get("/v1/comparisons?study=demo&quantity=x").body())
                .contains("expected id, ood, effectiveRobustnessByPretraining");
        assertThat(get("/v1/runs?status=done").statusCode()).isEqualTo(400);
    }

    @Test
    void aRepeatedParameterAsksForAnyOfItsValues() throws Exception {
        assertThat(served.json("/v1/trends?scale=logit&scale=probit&unit=pairs&metric=accuracy")
                        .get("trends")
                        .findValuesAsText("scale"))
                .containsExactly("logit", "probit");
    }

    @Test
    void exportsTheRowsBehindATrend() throws Exception {
        assertThat(get("/v1/points?metric=accuracy&format=csv").body().lines())
                .hasSize(1 + 3)
                .first()
                .isEqualTo("study,series,task,ood,role,metric,architecture,stage,epoch,pretraining,scratch,"
                        + "point,id_value,ood_value,admitted,at");
        assertThat(get("/v1/points?metric=accuracy&format=csv").body())
                .contains(",oodTest,accuracy,")
                .contains("/1,0.65,0.54,true,1970-01-01T00:00:00Z\n");
        assertThat(served.json("/v1/points?metric=accuracy")
                        .at("/points/0/oodValue")
                        .asDouble())
                .isEqualTo(0.54);
    }

    @Test
    void pagesTogetherAreTheWholeInOneOrder() throws Exception {
        JsonNode whole = served.json("/v1/trends");
        List<JsonNode> paged = new ArrayList<>();
        @Nullable String path = "/v1/trends?limit=4";
        int pages = 0;
        while (path != null) {
            HttpResponse<String> page = get(path);
            JsonNode answer = Json.strict().readTree(page.body());
            answer.get("trends").forEach(paged::add);
            assertThat(answer.has("next"))
                    .isEqualTo(page.headers().firstValue("link").isPresent());
            path = page.headers()
                    .firstValue("link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
            pages++;
        }
        assertThat(paged).hasSize(18).isEqualTo(elements(whole.get("trends")));
        assertThat(pages).isEqualTo(5);
    }

    @Test
    void aPageBeginsOnlyWhereAnAnswerOfTheSameListSaysSo() throws Exception {
        String next = encoded(served.json("/v1/points?limit=2").get("next").asText());
        assertThat(get("/v1/points?after=" + next).statusCode()).isEqualTo(200);
        for (String wrong : List.of("", "garbage", "demo", next.substring(1), next + "0")) {
            HttpResponse<String> refused = get("/v1/points?after=" + wrong);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refused.body()).contains("expected what an answer of /v1/points gave as next");
        }
        assertThat(get("/v1/trends?after=" + next).statusCode()).isEqualTo(400);
    }

    @Test
    void csvIsPagedToo() throws Exception {
        HttpResponse<String> first = get("/v1/points?format=csv&limit=4&metric=accuracy&metric=macroF1");
        String next = first.headers().firstValue("link").orElseThrow();
        assertThat(first.body().lines()).hasSize(1 + 4);
        HttpResponse<String> second = get(next.substring(1, next.indexOf('>')));
        assertThat(second.body().lines()).hasSize(1 + 2);
        assertThat(second.headers().firstValue("link")).isEmpty();
    }

    @Test
    void noPageIsLostWhereTheNameOfOneTestSetBeginsThatOfAnother() throws Exception {
        Accepted run = run("objects", 1L, 1);
        TestSet longer = new TestSet(OOD_TEST.name() + "-2", OOD_TEST.role(), OOD_TEST.data());
        books.points().on(evaluation(run, 1, longer, 700));
        String path = "/v1/evaluations?series=objects&limit=1";
        int rows = 0;
        for (JsonNode page = served.json(path); page.has("next"); rows++) {
            page = served.json(path + "&after=" + encoded(page.get("next").asText()));
        }
        assertThat(rows + 1).isEqualTo(3 * 2 + 1);
    }

    @Test
    void whatComesWhileAClientPagesMovesNothing() throws Exception {
        JsonNode first = served.json("/v1/evaluations?limit=3");
        books.points().on(evaluation(run("objects", 1L, 1), 4, ID_TEST, 900));
        JsonNode rest =
                served.json("/v1/evaluations?after=" + encoded(first.get("next").asText()));
        assertThat(first.get("evaluations").size() + rest.get("evaluations").size())
                .isEqualTo(7);
    }

    @Test
    void saysNotModifiedUntilAnAnswerMayChange() throws Exception {
        String etag = get("/v1/trends").headers().firstValue("etag").orElseThrow();
        assertThat(get("/v1/trends", "if-none-match", etag).statusCode()).isEqualTo(304);
        books.points().on(evaluation(run("objects", 1L, 1), 4, ID_TEST, 900));
        assertThat(get("/v1/trends", "if-none-match", etag).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherProcessDoesNotTakeAnETagForItsOwn() throws Exception {
        String etag = get("/v1/trends").headers().firstValue("etag").orElseThrow();
        assertThat(new LiveView(books, "another").version()).isNotEqualTo(etag.replace("\"", ""));
    }

    @Test
    void tellsWhereRunsStand() throws Exception {
        RunState run = new RunState(
                "demo/a",
                "demo",
                "a",
                "net",
                Status.TRAINING,
                null,
                0,
                0,
                "0".repeat(64),
                1,
                3,
                0,
                6,
                null,
                Instant.EPOCH);
        books.runs().on(run);
        assertThat(served.json("/v1/runs?status=training").get("runs").findValuesAsText("run"))
                .containsExactly("demo/a");
    }

    @Test
    void summarisesStudiesAndSeries() throws Exception {
        assertThat(served.json("/v1/studies").at("/studies/0").toString())
                .isEqualTo(
                        "{\"architectures\":[\"resnet8_small\"],\"margin\":1.0,\"oodTests\":[\"unseen-cameras\"],\"runs\":1,\"series\":[\"objects\"],"
                                + "\"study\":\"demo\",\"tasks\":[\"rendered:camtrap\"]}");
        assertThat(get("/v1/series?format=csv").body()).isEqualTo("""
                        study,series,tasks,scratch,source,images,labels,seen,steps,equal_steps,pretrainings,runs
                        demo,objects,rendered:camtrap,false,rendered:objects,1000,2,5760,90,false,1,1
                        """);
    }

    @Test
    void refusesWhatItDoesNotKnowInWords() throws Exception {
        HttpResponse<String> unknown = get("/v1/points?serie=objects");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("serie is no parameter; there are admitted, after, architecture, asOf");
        assertThat(get("/v1/trends?format=xml").body()).contains("format is 'xml'; expected json or csv");
        assertThat(get("/v1/trends?limit=0").body()).contains("limit is '0'; expected 1 to 100000");
        assertThat(get("/v1/trends?limit=many").body()).contains("expected a whole number");
        assertThat(get("/v1/comparisons").body()).contains("study must be given: /v1/comparisons?study=NAME");
        assertThat(get("/v1/trends?study=demo&study=other").body())
                .contains("study is 'demo, other'; expected one value");
        assertThat(get("/v1/points?study=demo&asOfOffset=-1").body()).contains("expected 0 or more");
        HttpResponse<String> nowhere = get("/v1/nothing");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body()).contains("no such resource; see /v1/openapi.json");
    }

    @Test
    void servesThePageAndAllItsParts() throws Exception {
        String page = get("/").body();

        assertThat(page).contains("<title>Plumbline</title>").doesNotContain("https://");
        for (String part : new String[] {"/page.css", "/page.js", "/chart.js"}) {
            assertThat(page).contains(part);
            assertThat(get(part).statusCode()).as(part).isEqualTo(200);
        }
        for (String module : new String[] {"/choices.js", "/scales.js", "/charts.js", "/tables.js"}) {
            assertThat(get(module).body()).as(module).contains("export ").doesNotContain("https://");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return served.get(path, headers);
    }
}
