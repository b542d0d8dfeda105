package dev.plumbline.analytics.read;

import static dev.plumbline.analytics.points.Laboratory.ID_TEST;
import static dev.plumbline.analytics.points.Laboratory.OOD_TEST;
import static dev.plumbline.analytics.points.Laboratory.evaluation;
import static dev.plumbline.analytics.points.Laboratory.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.analytics.points.PointBook;
import dev.plumbline.analytics.trends.Figures;
import dev.plumbline.analytics.trends.SeriesName;
import dev.plumbline.contracts.event.Accepted;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadApiTest {
    private final Vertx vertx = Vertx.vertx();
    private final TrendBook trends = new TrendBook();
    private final PointBook points = new PointBook();
    private final HttpClient client = HttpClient.newHttpClient();
    private URI uri = URI.create("http://127.0.0.1/");

    @BeforeEach
    void serve() {
        Accepted run = run("objects", 1L, 1);
        points.on(run);
        for (int epoch = 1; epoch <= 3; epoch++) {
            points.on(evaluation(run, epoch, ID_TEST, 600 + 50 * epoch));
            points.on(evaluation(run, epoch, OOD_TEST, 500 + 40 * epoch));
        }
        Figures figures = new Figures();
        Set<SeriesName> changed = new HashSet<>();
        points.points(p -> true).forEach(point -> changed.addAll(figures.put(point)));
        figures.trends(changed).values().forEach(ofSeries -> ofSeries.forEach(trends::on));
        Router router = Router.router(vertx);
        new ReadApi(trends, points).mount(router);
        Page.mount(router);
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
    void answersWhatIsEqualToEachParameter() throws Exception {
        assertThat(get("/v1/trends?study=demo&metric=accuracy&scale=logit&format=csv")
                        .body()
                        .lines())
                .hasSize(1 + 3)
                .allMatch(line -> line.startsWith("study,series") || line.contains(",accuracy,logit,"));
        assertThat(get("/v1/trends?study=other").body()).isEqualTo("{\"trends\":[]}");
        assertThat(get("/v1/points?metric=macroF1&series=objects").body())
                .startsWith("{\"points\":[{\"admitted\":true,\"architecture\":\"resnet8_small\"");
    }

    @Test
    void exportsTheRowsBehindATrend() throws Exception {
        assertThat(get("/v1/points?metric=accuracy&format=csv").body().lines())
                .hasSize(1 + 3)
                .first()
                .isEqualTo("study,series,task,ood,role,metric,architecture,stage,epoch,pretraining,scratch,"
                        + "point,id,ood_value,admitted");
        assertThat(get("/v1/points?metric=accuracy&format=csv").body()).contains("/1,0.65,0.54,true\n");
        assertThat(get("/v1/points?study=other&format=csv").body().lines()).hasSize(1);
    }

    @Test
    void saysNotModifiedUntilATrendChanges() throws Exception {
        String etag = get("/v1/trends").headers().firstValue("etag").orElseThrow();
        HttpRequest again = HttpRequest.newBuilder(uri.resolve("/v1/trends"))
                .header("if-none-match", etag)
                .build();

        assertThat(client.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
    }

    @Test
    void refusesParametersThatItDoesNotKnow() throws Exception {
        HttpResponse<String> unknown = get("/v1/points?serie=objects");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("no parameter 'serie'; there are admitted, architecture, format");
        assertThat(get("/v1/trends?format=xml").body()).contains("format is 'xml'; expected json or csv");
    }

    @Test
    void servesThePageAndAllItsParts() throws Exception {
        String page = get("/").body();

        assertThat(page).contains("<title>Plumbline</title>").doesNotContain("https://");
        for (String part : new String[] {"/page.css", "/page.js", "/chart.js"}) {
            assertThat(page).contains(part);
            assertThat(get(part).statusCode()).as(part).isEqualTo(200);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri.resolve(path)).build(), BodyHandlers.ofString());
    }
}
