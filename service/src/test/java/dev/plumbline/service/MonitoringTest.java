package dev.plumbline.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies in {@code monitoring/} speaks only of metrics that exist. */
final class MonitoringTest {
    private static final Path MONITORING = Path.of("..", "monitoring");
    private static final Path RULES = MONITORING.resolve("prometheus");
    private static final Path DASHBOARD = MONITORING.resolve("grafana/dashboards/plumbline.json");
    /** Of Prometheus itself and of Micrometer's JVM binders. */
    private static final Set<String> OTHER_METRICS = Set.of("up", "process_cpu_usage", "jvm_memory_used_bytes");

    private static final Set<String> OTHER_LABELS = Set.of("le", "job", "instance", "area");

    @Test
    void panelsQueryMetricsOfTheCatalogue() throws IOException {
        List<String> expressions = dashboard().findValuesAsText("expr");
        assertThat(expressions).hasSizeGreaterThan(15).allSatisfy(MonitoringTest::isOfTheCatalogue);
    }

    @Test
    void variablesQueryMetricsOfTheCatalogue() throws IOException {
        for (JsonNode variable : dashboard().at("/templating/list")) {
            String definition = variable.at("/query/query").asText();
            if (!definition.isEmpty()) {
                assertThat(definition).matches("label_values\\(\\w+, \\w+\\)");
                assertThat(exported()).contains(definition.replaceAll("label_values\\((\\w+),.*", "$1"));
                assertThat(labels()).contains(definition.replaceAll(".*, (\\w+)\\)", "$1"));
            }
        }
    }

    @Test
    void panelsLieBesideOneAnother() throws IOException {
        boolean[][] taken = new boolean[200][24];
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard().path("panels")) {
            assertThat(ids.add(panel.path("id").asInt()))
                    .as("%s has an id of its own", panel.path("title"))
                    .isTrue();
            JsonNode at = panel.path("gridPos");
            for (int y = at.path("y").asInt();
                    y < at.path("y").asInt() + at.path("h").asInt();
                    y++) {
                for (int x = at.path("x").asInt();
                        x < at.path("x").asInt() + at.path("w").asInt();
                        x++) {
                    assertThat(taken[y][x])
                            .as("%s overlaps at %d,%d", panel.path("title"), x, y)
                            .isFalse();
                    taken[y][x] = true;
                }
            }
        }
    }

    @Test
    void alertsReadMetricsOfTheCatalogueAndSayWhatToDo() throws IOException {
        JsonNode alerts = new ObjectMapper(new YAMLFactory())
                .readTree(RULES.resolve("alerts.yml").toFile());
        String tests = Files.readString(RULES.resolve("alerts_test.yml"));
        String manual = Files.readString(MONITORING.resolve("README.md"));
        List<JsonNode> rules = new ArrayList<>();
        alerts.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            isOfTheCatalogue(rule.path("expr").asText());
            String name = rule.path("alert").asText();
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/description").asText()).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "warn");
            assertThat(tests).contains("alertname: " + name);
            assertThat(manual).contains("| `" + name + "` |");
        });
    }

    @Test
    void promtoolAcceptsConfigurationAndAlerts() throws Exception {
        promtool("check", "config", "prometheus.yml");
        promtool("check", "config", "compose.yml");
        promtool("check", "rules", "--lint=all", "--lint-fatal", "alerts.yml");
        promtool("test", "rules", "alerts_test.yml");
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(DASHBOARD.toFile());
    }

    private static void isOfTheCatalogue(String expression) {
        PromQl names = PromQl.parse(expression);
        assertThat(names.metrics()).as(expression).isNotEmpty().isSubsetOf(exported());
        assertThat(names.labels()).as(expression).isSubsetOf(labels());
    }

    private static Set<String> exported() {
        Set<String> all = new HashSet<>(OTHER_METRICS);
        Arrays.stream(Metric.values()).forEach(metric -> all.addAll(metric.samples()));
        return all;
    }

    private static Set<String> labels() {
        Set<String> all = new HashSet<>(OTHER_LABELS);
        Arrays.stream(Metric.values()).forEach(metric -> all.addAll(metric.labels()));
        return all;
    }

    private static void promtool(String... arguments) throws Exception {
        assumeThat(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, "promtool")))
                .as("promtool is not on the PATH: alerts are not tested")
                .anyMatch(Files::isExecutable);
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(RULES.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
