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
import dev.plumbline.contracts.event.Accepted;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.contracts.event.RunState;
import dev.plumbline.contracts.event.Status;
import dev.plumbline.service.KafkaSettings;
import dev.plumbline.service.Registry;
import dev.plumbline.service.TopicTail.Place;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document that is served says what is served. */
class OpenApiTest {
    private final Books books = books();
    private final Served served = new Served(books);
    private JsonNode document = MissingNode.getInstance();

    /** With something in every list. */
    private static Books books() {
        List<Event> events = new ArrayList<>(Laboratory.study(6, 6, 3));
        for (long images = 1_000; images <= 100_000; images *= 10) {
            for (long seed = 0; seed < 2; seed++) {
                Accepted run = Laboratory.quantity("images-" + images, images, null, seed);
                events.add(run);
                events.add(Laboratory.evaluation(run, 1, Laboratory.ID_TEST, 700));
                events.add(Laboratory.evaluation(run, 1, Laboratory.OOD_TEST, 600 + (int) seed));
            }
        }
        Books books = Told.of(events);
        books.on(BaselineRoutesTest.baseline(0.1, Instant.EPOCH), new Place(0, Told.FIRST));
        books.regressions().on(RegressionRouteTest.word("demo", 1, null), Instant.EPOCH);
        return books;
    }

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
            JsonNode answer = served.json(path.getKey() + query(path.getKey()) + "limit=7");
            assertThat(answer.elements().next()).as(name).isNotEmpty();
            assertThat(schema(path.getKey()).validate(answer)).as(name).isEmpty();
        }
    }

    @Test
    void theColumnsOfCsvAreTheKeysOfJsonInSnakeCase() throws Exception {
        for (Map.Entry<String, JsonNode> path : lists()) {
            String header = csv(path.getKey()).lines().findFirst().orElseThrow();
            assertThat(List.of(header.split(",")))
                    .as(path.getKey())
                    .containsExactlyInAnyOrderElementsOf(columns("", row(path.getKey())));
        }
    }

    @Test
    void aCellSaysWhatJsonSays() throws Exception {
        for (Map.Entry<String, JsonNode> path : lists()) {
            JsonNode items =
                    served.json(path.getKey() + query(path.getKey())).elements().next();
            CSVFormat format = CSVFormat.RFC4180.builder().setHeader().get();
            try (CSVParser rows = CSVParser.parse(csv(path.getKey()), format)) {
                for (CSVRecord row : rows) {
                    Map<String, String> cells = new TreeMap<>(row.toMap());
                    cells.values().removeIf(String::isEmpty);
                    Map<String, String> said = new TreeMap<>();
                    say("", items.get((int) row.getRecordNumber() - 1), said);
                    assertThat(cells).as(path.getKey()).isEqualTo(said);
                }
            }
        }
    }

    private String csv(String path) throws Exception {
        return served.get(path + query(path) + "format=csv").body();
    }

    /** No baseline is frozen from the study. */
    private static String query(String path) {
        return path.equals("/v1/baselines") ? "?" : "?study=demo&";
    }

    /** The schema of a list's items. */
    private JsonNode row(String path) {
        JsonNode properties =
                document.get("paths").get(path).at("/get/responses/200/content/application~1json/schema/properties");
        return StreamSupport.stream(properties.spliterator(), false)
                .filter(property -> property.has("items"))
                .map(list -> document.at(list.at("/items/$ref").asText().substring(1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> columns(String prefix, JsonNode schema) {
        Set<String> columns = new LinkedHashSet<>();
        schema.path("oneOf").forEach(one -> columns.addAll(columns(prefix, one)));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = prefix + snake(property.getKey());
            JsonNode of = property.getValue();
            if (of.has("properties") || of.has("oneOf")) {
                columns.addAll(columns(name + "_", of));
            } else if (!of.at("/items").has("properties")) {
                columns.add(name);
            }
        }
        return List.copyOf(columns);
    }

    /** What a row of JSON says, by the names of the columns. */
    private static void say(String prefix, JsonNode row, Map<String, String> said) {
        for (Map.Entry<String, JsonNode> property : row.properties()) {
            String name = prefix + snake(property.getKey());
            JsonNode value = property.getValue();
            if (value.isObject()) {
                say(name + "_", value, said);
            } else if (value.isArray()) {
                List<String> texts = new ArrayList<>();
                value.forEach(text -> texts.add(text.asText()));
                said.put(name, String.join(" ", texts));
            } else {
                said.put(name, value.asText());
            }
        }
        said.values().removeIf(String::isBlank);
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
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
