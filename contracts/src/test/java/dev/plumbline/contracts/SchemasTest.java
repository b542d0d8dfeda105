package dev.plumbline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.plumbline.contracts.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each topic's schema, its golden sample and its record say the same. Changing a golden file means a new version. */
class SchemasTest {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    static List<Topic<?>> topics() {
        return Samples.TOPICS.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theGoldenSampleIsStillWrittenAndReadAsItWas(Topic<?> topic) throws Exception {
        checkGolden(topic);
    }

    private static <V extends Event> void checkGolden(Topic<V> topic) throws Exception {
        V sample = topic.value().cast(sample(topic));
        assertThat(topic.decode(golden(topic).getBytes(StandardCharsets.UTF_8))).isEqualTo(sample);
        assertThat(Json.events().readTree(topic.encode(sample)))
                .isEqualTo(Json.events().readTree(golden(topic)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theRecordNamesItsEvent(Topic<?> topic) {
        checkName(topic);
    }

    private static <V extends Event> void checkName(Topic<V> topic) {
        V sample = topic.value().cast(sample(topic));
        Header id = topic.record(sample, "test", Instant.EPOCH).headers().lastHeader("ce_id");
        assertThat(id.value()).asString().isEqualTo(sample.eventId());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theGoldenSampleFitsTheSchema(Topic<?> topic) throws IOException {
        assertThat(schema(topic).validate(golden(topic), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theSchemaNamesTheRecordsFields(Topic<?> topic) throws IOException {
        JsonNode schema = Json.events().readTree(resource("/schemas/" + file(topic)));
        assertThat(names(schema.get("properties").fieldNames()))
                .containsExactlyInAnyOrder(Arrays.stream(topic.value().getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theSchemaRefusesASampleWithoutARequiredField(Topic<?> topic) throws IOException {
        JsonNode schema = Json.events().readTree(resource("/schemas/" + file(topic)));
        for (JsonNode required : schema.get("required")) {
            ObjectNode lacking = (ObjectNode) Json.events().readTree(golden(topic));
            lacking.remove(required.asText());
            assertThat(schema(topic).validate(lacking)).as(required.asText()).isNotEmpty();
        }
    }

    private static Event sample(Topic<?> topic) {
        return Objects.requireNonNull(Samples.byTopic().get(topic.name()), () -> "no sample for " + topic.name());
    }

    private static JsonSchema schema(Topic<?> topic) throws IOException {
        return FACTORY.getSchema(resource("/schemas/" + file(topic)));
    }

    private static String golden(Topic<?> topic) throws IOException {
        return resource("/samples/" + file(topic));
    }

    /** {@code dev.plumbline.work.epoch.v1} has {@code work.epoch.v1.json}. */
    private static String file(Topic<?> topic) {
        return topic.type().replaceFirst("dev\\.plumbline\\.", "") + ".json";
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = SchemasTest.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(in, () -> "no resource " + path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Stream<String> names(Iterator<String> names) {
        Iterable<String> once = () -> names;
        return java.util.stream.StreamSupport.stream(once.spliterator(), false);
    }
}
