package dev.plumbline.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.cli.trial.TinyPhotos;
import dev.plumbline.cli.trial.UpProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a real laboratory, and the dashboard and the alerts find what they ask for. */
final class DashboardIT {
    private static final Path MONITORING = Path.of("..", "monitoring");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String STUDY = """
            name: tiny
            task: pacs:photo->cartoon
            finetuning: {recipe: small/finetune, epochs: 4}
            architectures: [resnet8_small]
            seeds: [0, 1]
            series:
              - name: scratch
              - name: same
                pretraining: {source: pacs, recipe: small/pretrain, epochs: 1, variant: {images: all}}
            """;

    @TempDir
    Path directory;

    @Test
    void findsDataForEveryPanelAndAlert() throws Exception {
        Optional<Path> prometheus = PrometheusServer.installed();
        assumeThat(prometheus)
                .as("prometheus is not on the PATH: the dashboard is not tried")
                .isPresent();
        Path images = directory.resolve("pacs");
        TinyPhotos.write(images, 1);
        Path study = Files.writeString(directory.resolve("tiny.yaml"), STUDY);
        String data = directory.resolve("data").toString();
        String source = "pacs=" + images;
        try (UpProcess up = UpProcess.start("--data", data, "--source", source);
                PrometheusServer server = PrometheusServer.start(
                        prometheus.orElseThrow(),
                        Files.createDirectory(directory.resolve("prometheus")),
                        up.uri(),
                        MONITORING.resolve("prometheus/alerts.yml"))) {
            // What is over before the first scrape has no rate.
            assertThat(withoutData(server, Set.of("plumbline_checkpoint_seconds_count")))
                    .isEmpty();
            UpProcess.run("submit", study.toString(), "--data", data, "--source", source);
            assertThat(withoutData(server, panelQueries())).isEmpty();
            for (JsonNode group : server.rules()) {
                assertThat(group.path("rules"))
                        .isNotEmpty()
                        .allSatisfy(rule -> assertThat(rule.path("health").asText())
                                .as(rule.path("name").asText())
                                .isEqualTo("ok"));
            }
        }
    }

    /** Asks until each query has once had data, or patience ends; what then lacks data is left. */
    private static Set<String> withoutData(PrometheusServer server, Set<String> queries) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Set<String> missing = new TreeSet<>(queries);
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            for (String query : Set.copyOf(missing)) {
                if (hasNumber(server.query(query))) {
                    missing.remove(query);
                }
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return missing;
    }

    private static boolean hasNumber(JsonNode series) {
        for (JsonNode one : series) {
            if (!one.path("value").path(1).asText().equals("NaN")) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> panelQueries() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(
                        MONITORING.resolve("grafana/dashboards/plumbline.json").toFile());
        Set<String> queries = new TreeSet<>();
        for (String expression : dashboard.findValuesAsText("expr")) {
            queries.add(expression
                    .replace("$__rate_interval", "10s")
                    .replace("$metric", "accuracy")
                    .replace("$scale", "linear")
                    .replaceAll("\\$(study|task|ood)", ".*"));
        }
        assertThat(queries).isNotEmpty();
        return queries;
    }
}
