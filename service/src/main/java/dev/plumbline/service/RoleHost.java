package dev.plumbline.service;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs roles in one process behind one HTTP server. The server answers first, so that {@code /health} says which role is
 * still starting; roles start in the order given and close in reverse, before the server.
 */
public final class RoleHost implements AutoCloseable {
    private final Closer closer;
    private final HttpEndpoint endpoint;

    private RoleHost(Closer closer, HttpEndpoint endpoint) {
        this.closer = closer;
        this.endpoint = endpoint;
    }

    /** Starts the server and every role; if one fails, those before it are closed and its failure is thrown. */
    public static RoleHost start(HttpAddress address, PrometheusMeterRegistry registry, List<Role> roles)
            throws Exception {
        return Closer.opening(closer -> {
            Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
            closer.add(() ->
                    vertx.close().toCompletionStage().toCompletableFuture().join());
            Router router = Router.router(vertx);
            roles.forEach(role -> role.routes(router));
            Set<Role> started = ConcurrentHashMap.newKeySet();
            HttpEndpoint endpoint =
                    closer.add(HttpEndpoint.start(vertx, address, router, registry, () -> health(roles, started)));
            for (Role role : roles) {
                closer.add(role);
                role.start();
                started.add(role);
            }
            return new RoleHost(closer, endpoint);
        });
    }

    /** Where the process serves HTTP. */
    public URI uri() {
        return endpoint.uri();
    }

    private static Map<String, List<HealthCheck>> health(List<Role> roles, Set<Role> started) {
        Map<String, List<HealthCheck>> all = new TreeMap<>();
        for (Role role : roles) {
            all.put(
                    role.name(),
                    started.contains(role) ? role.health() : List.of(HealthCheck.down("started", "starting")));
        }
        return all;
    }

    @Override
    public void close() {
        closer.close();
    }
}
