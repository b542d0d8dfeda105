package dev.plumbline.analytics.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** The read API over some books, behind a real server. */
final class Served implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    final Router router;
    private final Vertx vertx = Vertx.vertx();

    /** As the product's server, which takes no upgrade to HTTP/2. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI uri;

    Served(Books books) {
        router = Router.router(vertx);
        new ReadApi(books, () -> NOW).mount(router);
        Page.mount(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        uri = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** Where a path is served. */
    URI uri(String path) {
        return URI.create(uri + path);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofMinutes(1));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode json(String path) throws Exception {
        return Json.strict().readTree(get(path).body());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
