package dev.plumbline.analytics.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.plumbline.analytics.AnalyticsOptions;
import dev.plumbline.analytics.AnalyticsRole;
import dev.plumbline.analytics.points.Laboratory;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Registry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document that is served says what is served. */
class OpenApiTest {
    private static final Set<String> EMPTY = Set.of("comparisons", "slopes", "baselines", "regressions");

    private final Books books = Told.of(Laboratory.study(6, 6, 3));
    private final Served served = new Served(books);
    private JsonNode document = MissingNode.getInstance();

    @BeforeEach
    void read() throws Exception {
        books.runs()
                .on(new RunState(
                        "demo/a",
                        "demo",
                        "a",
                        "net",
                        Status.COMPLETED,
                        null,
                        0,
                        0,
                        "0".repeat(64),
                        1,
                        3,
                        0,
                        6,
                        null,
                        Instant.EPOCH));
        document = served.json("/v1/openapi.json");
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        Set<String> described = new TreeSet<>();
        document.get("paths").fieldNames().forEachRemaining(described::add);
        Set<String> mounted = new TreeSet<>();
        routesOfTheRole().getRoutes().forEach(route -> mounted.add(String.valueOf(route.getPath())));
        mounted.removeIf(path -> !path.startsWith("/v1/") || path.equals("/v1/"));
        assertThat(described).isEqualTo(mounted).hasSize(14);
    }

    private static Router routesOfTheRole() {
        try (Registry registry = Registry.open()) {
            Router router = Router.router(Vertx.vertx());
            new AnalyticsRole(
                            KafkaSettings.of("none:1", "test"),
                            AnalyticsOptions.in(Path.of("none")),
                            registry.meters(),
                            () -> Instant.EPOCH)
                    .routes(router);
            return router;
        }
    }

    @Test
    void theParametersThatAreTakenAreThoseThatAreDescribed() throws Exception {
        for (Map.Entry<String, JsonNode> path : lists()) {
            Set<String> described =
                    new TreeSet<>(path.getValue().at("/get/parameters").findValuesAsText("name"));
            String refused = served.json(path.getKey() + "?surely=not")
                    .at("/problems/0/message")
                    .asText();
            assertThat(refused)
                    .as(path.getKey())
                    .isEqualTo("surely is no parameter; there are " + String.join(", ", described));
        }
    }

    @Test
    void everyAnswerFitsItsSchemaAndHasItems() throws Exception {
        for (Map.Entry<String, JsonNode> path : lists()) {
            String name = path.getKey().substring("/v1/".length());
            JsonNode answer = served.json(path.getKey() + "?study=demo&limit=7");
            if (!EMPTY.contains(name)) {
                assertThat(answer.elements().next()).as(name).isNotEmpty();
            }
            assertThat(schema(path.getKey()).validate(answer)).as(name).isEmpty();
        }
    }

    @Test
    void aRefusalFitsItsSchema() throws Exception {
        JsonNode problems = document.at("/components/responses/Problems/content/application~1json/schema");
        assertThat(resolved(problems).validate(served.json("/v1/points?limit=0")))
                .isEmpty();
        assertThat(resolved(problems).validate(served.json("/v1/nothing"))).isEmpty();
    }

    private List<Map.Entry<String, JsonNode>> lists() {
        return document.get("paths").properties().stream()
                .filter(path -> path.getValue().at("/get/parameters").isArray())
                .toList();
    }

    private JsonSchema schema(String path) {
        return resolved(document.get("paths").get(path).at("/get/responses/200/content/application~1json/schema"));
    }

    /** The schema with the document's components in its own root, where its references point. */
    private JsonSchema resolved(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
    }
}
