package dev.plumbline.producers.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.event.BackfillState;
import dev.plumbline.contracts.event.Place;
import dev.plumbline.contracts.event.Rejected;
import dev.plumbline.contracts.event.Request;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.contracts.event.TestRequest;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.producers.Problem;
import dev.plumbline.producers.Problem.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayApiTest {
    private static final String SOUND = """
            {"study":"s","series":"a","architecture":"resnet8_small","finetuning":{"task":"t","recipe":"r"}}""";
    private static final String STUDY = """
            name: s
            task: t
            finetuning: {recipe: r}
            architectures: [resnet8_small]
            seeds: [0, 1]
            series: [{name: scratch}]
            """;
    private static final String JSON = "application/json";

    private final RunBoard board = new RunBoard();
    private final List<Request> published = Collections.synchronizedList(new ArrayList<>());
    private final List<TestRequest> tests = Collections.synchronizedList(new ArrayList<>());
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Router router = Router.router(vertx);
    private URI base = URI.create("http://127.0.0.1");

    @BeforeEach
    void serve() {
        new TestApi(board, tests::add).mount(router);
        new GatewayApi(board, GatewayApiTest::check, published::addAll).mount(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        base = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static List<Problem> check(Request request) {
        return request.finetuning().task().equals("t")
                ? List.of()
                : List.of(new Problem(
                        Reason.UNKNOWN, "finetuning.task", request.finetuning().task(), "expected one of t"));
    }

    @Test
    void aRequestIsPublishedAndAnsweredWithItsId() throws Exception {
        HttpResponse<String> response = post("/v1/requests", JSON, SOUND);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(published).hasSize(1);
        assertThat(tree(response).at("/ids/0").asText())
                .isEqualTo(published.get(0).id())
                .startsWith("s/a/resnet8_small/");
    }

    @Test
    void aTestSetIsPublishedAndItsBackfillShown() throws Exception {
        HttpResponse<String> response =
                post("/v1/tests", JSON, "{\"task\":\"t\",\"test\":\"sketch\",\"on\":\"pacs:sketch\"}");
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(tests).extracting(TestRequest::role).containsExactly(TestRole.OOD_TEST);
        assertThat(tree(response).at("/id").asText())
                .isEqualTo(tests.get(0).id())
                .startsWith("sketch/");
        board.on(new BackfillState("t", "sketch", TestRole.OOD_TEST, "r", 9, 3, 0, 0, null, null, Instant.EPOCH));
        assertThat(tree(get("/v1/backfills")).at("/backfills/0/done").asInt()).isEqualTo(3);
    }

    @Test
    void aTestSetThatIsNoneIsRefusedByItsField() throws Exception {
        String id = "{\"task\":\"t\",\"test\":\"a\",\"on\":\"b\",\"role\":\"idTest\"}";
        HttpResponse<String> response = post("/v1/tests", JSON, id);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(tree(response).at("/problems/0/message").asText()).contains("oodTest or oodValidation");
        assertThat(post("/v1/tests", JSON, "{}").statusCode()).isEqualTo(400);
        assertThat(post("/v1/tests", "text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(tests).isEmpty();
    }

    @Test
    void oneUnsoundRequestKeepsAWholeArrayBack() throws Exception {
        String other = SOUND.replace("\"t\"", "\"x\"");
        HttpResponse<String> response = post("/v1/requests", JSON, "[" + SOUND + "," + other + "]");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(published).isEmpty();
        assertThat(tree(response)).isEqualTo(Json.strict().readTree("""
                {"problems":[{"reason":"unknown","field":"[1].finetuning.task","value":"x",
                 "message":"[1].finetuning.task: x; expected one of t"}]}"""));
    }

    @Test
    void whatIsWrongWithABodyIsSaidFieldByField() throws Exception {
        String wrong = "[" + SOUND.replace("\"s\"", "5") + ",7," + SOUND.replace("study", "studdy") + "]";
        HttpResponse<String> response = post("/v1/requests", JSON, wrong);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(tree(response).at("/problems").findValuesAsText("field"))
                .containsExactly("[0].study", "[1]", "[2].study");
        assertThat(post("/v1/requests", JSON, "not json").statusCode()).isEqualTo(400);
        assertThat(post("/v1/requests", JSON, "").statusCode()).isEqualTo(400);
        assertThat(post("/v1/requests", JSON, "[]").statusCode()).isEqualTo(400);
        assertThat(published).isEmpty();
    }

    @Test
    void oneIdForTwoThingsIsAConflict() throws Exception {
        String named = SOUND.replace("{\"study\"", "{\"id\":\"mine\",\"study\"");
        String other = named.replace("\"a\"", "\"b\"");
        assertThat(post("/v1/requests", JSON, "[" + named + "," + other + "]").body())
                .contains("conflict");
        assertThat(published).isEmpty();
    }

    @Test
    void aBodyWithoutItsContentTypeIsNotRead() throws Exception {
        assertThat(post("/v1/requests", "application/x-www-form-urlencoded", SOUND)
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/v1/requests", "text/plain", SOUND).statusCode()).isEqualTo(415);
        assertThat(published).isEmpty();
    }

    @Test
    void aHugeBodyIsRefused() throws Exception {
        HttpResponse<String> response =
                post("/v1/requests", JSON, "[" + " ".repeat(GatewayApi.LONGEST_BODY) + SOUND + "]");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("at most " + GatewayApi.LONGEST_BODY);
    }

    @Test
    void aStudyIsPublishedAsAWhole() throws Exception {
        HttpResponse<String> response = post("/v1/studies", "application/yaml", STUDY);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(published).hasSize(2);
        assertThat(tree(response).at("/ids")).hasSize(2);
    }

    @Test
    void aFaultyStudyIsToldWithItsLine() throws Exception {
        HttpResponse<String> response = post("/v1/studies", "application/yaml", STUDY.replace("task: t", "task: x"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(published).isEmpty();
        assertThat(tree(response).at("/problems/0/line").asInt()).isEqualTo(2);
        assertThat(tree(response).at("/problems/0/field").asText()).isEqualTo("task");
    }

    @Test
    void aRunIsShownUnderItsIdHoweverItIsWritten() throws Exception {
        board.on(state("s/a/net/1", Status.TRAINING));
        board.on(state("t/a/net+x/2", Status.COMPLETED));
        assertThat(tree(get("/v1/runs/s/a/net/1")).at("/status").asText()).isEqualTo("training");
        assertThat(tree(get("/v1/runs/s%2Fa%2Fnet%2F1")).at("/run").asText()).isEqualTo("s/a/net/1");
        assertThat(tree(get("/v1/runs/t/a/net+x/2")).at("/status").asText()).isEqualTo("completed");
        assertThat(get("/v1/runs/s/a/net/3").statusCode()).isEqualTo(404);
    }

    @Test
    void aRejectedRequestSaysWhy() throws Exception {
        board.on(new Rejected(
                "mine",
                new Place("plumbline.requests", 0, 3),
                "unknown",
                "finetuning.task",
                "x",
                "expected t",
                Instant.EPOCH));
        JsonNode shown = tree(get("/v1/runs/mine"));
        assertThat(shown.at("/status").asText()).isEqualTo("rejected");
        assertThat(shown.at("/rejection/field").asText()).isEqualTo("finetuning.task");
        assertThat(tree(get("/v1/rejected")).at("/rejected")).hasSize(1);
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() throws Exception {
        JsonNode document = new YAMLMapper().readTree(get("/v1/openapi.yaml").body());
        Set<String> described = new TreeSet<>();
        document.at("/paths").fieldNames().forEachRemaining(described::add);
        Set<String> mounted = new TreeSet<>();
        router.getRoutes().forEach(route -> mounted.add(route.getName()));
        mounted.remove("/v1/");
        assertThat(described).isEqualTo(mounted);
    }

    @Test
    void theDocumentsExamplesAreSoundRequests() throws Exception {
        JsonNode document = new YAMLMapper().readTree(get("/v1/openapi.yaml").body());
        JsonNode examples = document.at("/paths/~1v1~1requests/post/requestBody/content/application~1json/examples");
        assertThat(examples).isNotEmpty();
        for (JsonNode example : examples) {
            Request request = Json.strict().treeToValue(example.get("value"), Request.class);
            assertThat(request.finetuning().task()).isEqualTo("rendered:camtrap");
        }
    }

    @Test
    void whatIsNotThereIsSaidInJson() throws Exception {
        assertThat(tree(get("/v1/nothing")).at("/problems/0/message").asText()).contains("/v1/openapi.yaml");
    }

    private static RunState state(String run, Status status) {
        return new RunState(
                run,
                run.substring(0, 1),
                "a",
                "net",
                status,
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
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("content-type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode tree(HttpResponse<String> response) throws IOException {
        return Json.strict().readTree(response.body());
    }
}
