package dev.plumbline.analytics.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contracts.event.Bounds;
import dev.plumbline.contracts.event.Regression;
import dev.plumbline.contracts.event.Regression.Ending;
import dev.plumbline.contracts.event.Regression.Status;
import dev.plumbline.contracts.event.TestRole;
import dev.plumbline.service.Registry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegressionRouteTest {
    private final Vertx vertx = Vertx.vertx();
    private final RegressionBook book = new RegressionBook();
    private final HttpClient client = HttpClient.newHttpClient();
    private URI uri = URI.create("http://127.0.0.1/");

    @BeforeEach
    void serve() {
        Router router = Router.router(vertx);
        new RegressionRoute(book).mount(router);
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
    void answersTheLastWordOnEachSeriesByStudyAndState() throws Exception {
        book.on(word("demo", 1, null), Instant.EPOCH);
        book.on(word("demo", 2, Ending.RECOVERED), Instant.EPOCH);
        book.on(word("demo", 1, null), Instant.EPOCH);
        book.on(word("other", 1, null), Instant.EPOCH);

        assertThat(get("/v1/regressions?study=demo").body())
                .contains("\"recovered\"")
                .doesNotContain("\"raised\"");
        assertThat(get("/v1/regressions?active=true").body())
                .contains("\"other\"")
                .doesNotContain("\"demo\"");
        assertThat(get("/v1/regressions?study=nothing").body()).isEqualTo("{\"regressions\":[]}");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(get("/v1/regressions?active=perhaps"))
                .returns(400, HttpResponse::statusCode)
                .satisfies(answer -> assertThat(answer.body()).contains("active is 'perhaps'; expected true or false"));
        assertThat(get("/v1/regressions?since=1").body()).contains("no parameter 'since'; there are active, study");
    }

    @Test
    void showsWhatLastsAndCountsWhatWasSaidSinceTheProcessBegan() {
        try (Registry registry = Registry.open()) {
            RegressionGauges gauges = new RegressionGauges(registry.meters());
            gauges.on(word("demo", 1, null), false);
            assertThat(registry.prometheus().scrape())
                    .containsPattern("plumbline_regressions_active\\{.*} 1")
                    .containsPattern("plumbline_regression_drop\\{.*} 0.02")
                    .containsPattern("plumbline_regressions_total\\{.*} 0");

            gauges.on(word("demo", 2, Ending.ACCEPTED), true);
            gauges.on(word("other", 1, null), true);
            assertThat(registry.prometheus().scrape())
                    .containsPattern("plumbline_regressions_active\\{.*study=\"demo\".*} 0")
                    .containsPattern("plumbline_regressions_total\\{.*study=\"other\".*} 1")
                    .doesNotContainPattern("plumbline_regression_drop\\{.*study=\"demo\"");
        }
    }

    private static Regression word(String study, int number, @Nullable Ending ending) {
        String stage = "0".repeat(64);
        return new Regression(
                study,
                "objects",
                "camtrap",
                "new-cameras",
                TestRole.OOD_VALIDATION,
                "accuracy",
                number,
                ending == null ? Status.RAISED : Status.CLEARED,
                ending,
                new Regression.Evidence(stage, stage, 3, 30, 0.02, new Bounds(0.01, 0.03), 0.008, 500, 400, 1_000));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri.resolve(path)).build(), BodyHandlers.ofString());
    }
}
