package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RoleHostTest {
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Registry registry = Registry.open();

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void servesMetricsHealthAndTheRolesRoutesOnOnePort() throws Exception {
        registry.meters().set(Metric.RUNS, 3, "waiting");
        try (RoleHost host = start(new FakeRole("gateway", null), new FakeRole("planner", null))) {
            HttpResponse<String> metrics = get(host.uri(), "/metrics");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("content-type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(metrics.body()).contains("plumbline_runs{state=\"waiting\"} 3.0");

            assertThat(get(host.uri(), "/planner").body()).isEqualTo("I am planner");
            assertThat(get(host.uri(), "/absent").statusCode()).isEqualTo(404);

            HttpResponse<String> health = get(host.uri(), "/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body())
                    .isEqualTo("{\"status\":\"up\",\"roles\":{"
                            + "\"gateway\":[{\"name\":\"kafka\",\"status\":\"up\",\"detail\":\"fine\"}],"
                            + "\"planner\":[{\"name\":\"kafka\",\"status\":\"up\",\"detail\":\"fine\"}]}}");
        }
        assertThat(said).containsExactly("start gateway", "start planner", "close planner", "close gateway");
    }

    /** Upgraded to HTTP/2, as this client asks for, answers above 16 KiB now and then never end. */
    @Test
    void takesNoUpgradeToHttp2() throws Exception {
        try (RoleHost host = start(new FakeRole("gateway", null))) {
            assertThat(get(host.uri(), "/gateway").version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    @Test
    void isUnhealthyWhenOneCheckIsDown() throws Exception {
        FakeRole sick = new FakeRole("planner", null);
        sick.health = HealthCheck.down("kafka", "no broker answers");
        try (RoleHost host = start(new FakeRole("gateway", null), sick)) {
            HttpResponse<String> health = get(host.uri(), "/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).startsWith("{\"status\":\"down\"").contains("no broker answers");
        }
    }

    @Test
    void closesWhatHadStartedWhenARoleFailsToStart() {
        IOException failure = new IOException("no disk");
        assertThatThrownBy(() -> start(new FakeRole("gateway", null), new FakeRole("planner", failure)))
                .isSameAs(failure);
        assertThat(said).containsExactly("start gateway", "start planner", "close planner", "close gateway");
    }

    @Test
    void saysWhichAddressIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> RoleHost.start(
                            HttpAddress.loopback(taken.getLocalPort()), registry.prometheus(), List.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Cannot serve HTTP on 127.0.0.1:" + taken.getLocalPort() + ": ");
        }
    }

    private RoleHost start(Role... roles) throws Exception {
        return RoleHost.start(HttpAddress.loopback(0), registry.prometheus(), List.of(roles));
    }

    private static HttpResponse<String> get(URI base, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }

    private final class FakeRole implements Role {
        private final String name;
        private final @Nullable Exception failure;
        private volatile HealthCheck health = HealthCheck.up("kafka", "fine");

        FakeRole(String name, @Nullable Exception failure) {
            this.name = name;
            this.failure = failure;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void routes(Router router) {
            router.get("/" + name).handler(context -> context.end("I am " + name));
        }

        @Override
        public void start() throws Exception {
            said.add("start " + name);
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public List<HealthCheck> health() {
            return List.of(health);
        }

        @Override
        public void close() {
            said.add("close " + name);
        }
    }
}
