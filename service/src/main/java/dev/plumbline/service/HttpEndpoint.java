package dev.plumbline.service;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A process's one HTTP server: {@code /metrics} for Prometheus, {@code /health}, and what the roles mount. */
public final class HttpEndpoint implements AutoCloseable {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private final HttpServer server;
    private final HttpAddress address;

    private HttpEndpoint(HttpServer server, HttpAddress address) {
        this.server = server;
        this.address = address;
    }

    /**
     * @param health the checks by role, asked at each request off the event loop
     * @throws IOException if the address cannot be bound
     */
    public static HttpEndpoint start(
            Vertx vertx,
            HttpAddress address,
            Router router,
            PrometheusMeterRegistry registry,
            Supplier<Map<String, List<HealthCheck>>> health)
            throws IOException {
        router.get("/metrics")
                .handler(context -> vertx.executeBlocking(registry::scrape, false)
                        .onSuccess(text -> context.response()
                                .putHeader("content-type", PROMETHEUS_TEXT)
                                .end(text))
                        .onFailure(context::fail));
        router.get("/health")
                .handler(context -> vertx.executeBlocking(health::get, false)
                        .onSuccess(checks -> answer(context, checks))
                        .onFailure(context::fail));
        HttpServer server = vertx.createHttpServer(options()).requestHandler(router);
        try {
            server.listen(address.port(), address.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "Cannot serve HTTP on " + address.host() + ":" + address.port() + ": " + cause.getMessage(), cause);
        }
        return new HttpEndpoint(server, address);
    }

    /**
     * Without the upgrade to HTTP/2 that Java's own client asks for where the scheme is {@code http}: with it, answers of some
     * sizes above 16 KiB now and then never come to an end (Vert.x 5.0 and JDK 17).
     */
    private static HttpServerOptions options() {
        return new HttpServerOptions().setHttp2ClearTextEnabled(false);
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    public URI uri() {
        return URI.create("http://" + address.host() + ":" + port());
    }

    /** 200 if every check of every role is up, else 503; the body has them all either way. */
    private static void answer(RoutingContext context, Map<String, List<HealthCheck>> checks) {
        boolean up = checks.values().stream().flatMap(List::stream).allMatch(HealthCheck::up);
        JsonObject roles = new JsonObject();
        new TreeMap<>(checks).forEach((role, all) -> roles.put(role, json(all)));
        context.response()
                .setStatusCode(up ? 200 : 503)
                .putHeader("content-type", "application/json")
                .end(new JsonObject()
                        .put("status", up ? "up" : "down")
                        .put("roles", roles)
                        .encode());
    }

    private static JsonArray json(List<HealthCheck> checks) {
        JsonArray all = new JsonArray();
        checks.forEach(c -> all.add(new JsonObject()
                .put("name", c.name())
                .put("status", c.up() ? "up" : "down")
                .put("detail", c.detail())));
        return all;
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
