package dev.plumbline.analytics.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.baselines.BaselineBook;
import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Evaluation;
import dev.plumbline.contracts.event.NamedBaseline;
import dev.plumbline.contracts.event.NamedBaseline.Model;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BaselineRoutesTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private URI uri = URI.create("http://127.0.0.1/");

    @BeforeEach
    void serve() {
        PointBook points = new PointBook();
        Laboratory.study(6, 6, 1).forEach(event -> {
            if (event instanceof Accepted run) {
                points.on(run);
            } else {
                points.on((Evaluation) event);
            }
        });
        BaselineBook baselines = new BaselineBook();
        baselines.on(baseline(0.1, Instant.EPOCH));
        baselines.on(baseline(0.2, Instant.EPOCH.plusSeconds(1)));
        Router router = Router.router(vertx);
        new BaselineRoutes(baselines, points).mount(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        uri = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void listsEveryVersionTheOneThatStandsFirst() throws Exception {
        assertThat(get("/v1/baselines").body())
                .containsSubsequence(
                        "\"standing\":true,",
                        "\"version\":\"" + baseline(0.2, Instant.EPOCH).version() + '"',
                        "\"standing\":false,",
                        "\"version\":\"" + baseline(0.1, Instant.EPOCH).version() + '"');
    }

    @Test
    void summarisesResidualsByEpochToTheBaselineThatIsNamed() throws Exception {
        List<String> lines = get("/v1/residual-summaries?study=demo&baseline=table&by=epoch&format=csv")
                .body()
                .lines()
                .toList();

        assertThat(lines.get(0))
                .startsWith("study,task,ood,role,metric,scale,baseline,version,series,architecture,epoch");
        assertThat(lines.subList(1, lines.size()))
                .hasSize(2 * 5)
                .allMatch(line ->
                        line.contains(",table," + baseline(0.2, Instant.EPOCH).version() + ","));
        assertThat(get("/v1/residual-summaries?study=demo").body()).contains("\"baseline\":\"from-scratch\"");
        assertThat(get("/v1/residual-summaries?study=none").body()).isEqualTo("{\"residualSummaries\":[]}");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(get("/v1/residual-summaries").statusCode()).isEqualTo(400);
        assertThat(get("/v1/residual-summaries").body()).contains("study: missing; expected the name of one");
        assertThat(get("/v1/residual-summaries?study=demo&by=seed").body())
                .contains("by: seed; expected epoch, architecture, or both");
        assertThat(get("/v1/residual-summaries?study=demo&serie=x").body())
                .contains("no parameter 'serie'; there are baseline, by, format, study");
    }

    private static NamedBaseline baseline(double gap, Instant at) {
        NamedBaseline.Content content = new NamedBaseline.Content(
                "table",
                NamedBaseline.Kind.IMPORTED,
                Laboratory.TASK,
                Laboratory.OOD_TEST.name(),
                "accuracy",
                "linear",
                null,
                "a table",
                "MIT");
        List<Model> models =
                List.of(new Model(0.5, 0.5 - gap, "a"), new Model(0.7, 0.7 - gap, "b"), new Model(0.9, 0.9 - gap, "c"));
        return NamedBaseline.of(content, models, "ada", at);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri.resolve(path)).build(), BodyHandlers.ofString());
    }
}
