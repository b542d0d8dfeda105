package dev.plumbline.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Prometheus, as Debian packages it, that scrapes one target each second. */
final class PrometheusServer implements AutoCloseable {
    private final Process process;
    private final URI uri;
    private final HttpClient http = HttpClient.newHttpClient();

    private PrometheusServer(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param rules alert rules to evaluate as well */
    static PrometheusServer start(Path binary, Path directory, URI target, Path rules) throws Exception {
        Path config = Files.writeString(
                directory.resolve("prometheus.yml"),
                String.join(
                        "\n",
                        "global: {scrape_interval: 1s, evaluation_interval: 1s}",
                        "rule_files: ['" + rules.toAbsolutePath() + "']",
                        "scrape_configs:",
                        "  - job_name: plumbline",
                        "    static_configs: [{targets: ['" + target.getAuthority() + "']}]",
                        ""));
        int port = freePort();
        Process process = new ProcessBuilder(List.of(
                        binary.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        PrometheusServer server = new PrometheusServer(process, URI.create("http://127.0.0.1:" + port));
        try {
            server.awaitReady(directory.resolve("prometheus.log"));
            return server;
        } catch (Throwable t) {
            server.close();
            throw t;
        }
    }

    /**
     * The series that an expression has now.
     *
     * @throws IllegalStateException if Prometheus refuses the expression
     */
    JsonNode query(String expression) throws Exception {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new IllegalStateException("Prometheus refuses " + expression + ": " + answer);
        }
        return answer.at("/data/result");
    }

    /** The groups of alert rules, with each rule's health. */
    JsonNode rules() throws Exception {
        return get("/api/v1/rules").at("/data/groups");
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(uri.resolve(path)).build(), BodyHandlers.ofString());
        return new ObjectMapper().readTree(response.body());
    }

    private void awaitReady(Path log) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                HttpRequest ready =
                        HttpRequest.newBuilder(uri.resolve("/-/ready")).build();
                if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("Prometheus did not become ready: " + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
