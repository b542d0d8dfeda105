package dev.plumbline.contracts.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.JsonFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariantTest {
    private static Variant read(String json) throws IOException {
        return Json.strict().readValue(json, Variant.class);
    }

    /** What stood before there was a choice of replacement: ids of stages and requests follow from these bytes. */
    @Test
    void writesOlderVariantsAsEver() throws IOException {
        assertThat(Json.canonical().writeValueAsString(Variant.all()))
                .isEqualTo(
                        "{\"balance\":\"none\",\"classes\":\"all\",\"images\":\"all\",\"labels\":\"fine\",\"seed\":0,"
                                + "\"short\":\"refuse\"}");
        assertThat(Json.canonical().writeValueAsString(read("{\"replacement\": false, \"classes\": {\"random\": 3}}")))
                .isEqualTo("{\"balance\":\"none\",\"classes\":{\"random\":3},\"images\":\"all\",\"labels\":\"fine\","
                        + "\"seed\":0,\"short\":\"refuse\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'classes': 'all', 'labels': 'fine', 'images': 'all', 'balance': 'none', 'short': 'fill', 'seed': 5}",
                "{'classes': {'top': 1000}, 'images': {'total': 5000}, 'balance': 'class'}",
                "{'labels': {'wordnetDepth': 5}}",
                "{'labels': 'superclass'}",
                "{'labels': 'text', 'images': {'total': 10000000}}",
                "{'classes': {'under': 'n00015388'}}",
                "{'classes': {'notUnder': 'animal.n.01'}}",
                "{'classes': {'under': 'dog.n.01', 'notUnder': 'n02085374', 'top': 20, 'random': 7}}",
                "{'classes': {'superclasses': 'breeds-16', 'subclasses': 4}, 'labels': 'superclass'}",
                "{'classes': {'superclasses': 'inaturalist-7-table'}, 'labels': 'superclass'}",
                "{'classes': {'superclasses': ['Aves', 'Fungi'], 'subclasses': 0.33}, 'labels': 'superclass',"
                        + " 'images': {'total': 80000}, 'balance': 'label', 'replacement': true}"
            })
    void readsWhatItWritesAndTheSchemaAllows(String json) throws IOException {
        String quoted = json.replace('\'', '"');
        Variant variant = read(quoted);
        String written = Json.canonical().writeValueAsString(variant);
        assertThat(read(written)).isEqualTo(variant);
        for (String text : List.of(quoted, written)) {
            assertThat(schema().validate(request(Json.events().readTree(text))))
                    .as(text)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'classes': {'tops': 3}}       | classes: {tops: 3}; expected all, {superclasses: NAMES, subclasses: n or fraction}, or one or more of {under: SYNSET, notUnder: SYNSET, top: n, random: k}
            {'classes': {}}                | classes: {}; expected all,
            {'classes': {'top': 0}}        | classes.top: 0; expected at least 1
            {'classes': {'top': 1.5}}      | classes.top: 1.5; expected a whole number
            {'classes': {'random': null}}  | classes.random: missing; expected a whole number
            {'classes': {'under': 15388}}  | classes.under: 15388; expected text
            {'classes': {'under': 'dog'}}  | classes.under: dog; expected a noun of WordNet 3.0 by its offset, as n00015388, or its name, as animal.n.01
            {'classes': {'superclasses': 'breeds'}} | classes.superclasses: breeds; expected breeds-16, inaturalist-7, inaturalist-7-table or a list of names
            {'classes': {'superclasses': ['a', 'a']}} | classes.superclasses: [a, a]; expected at least one name, and each once
            {'classes': {'superclasses': []}} | classes.superclasses: []; expected at least one name, and each once
            {'classes': {'superclasses': ['a'], 'subclasses': 0}} | classes.subclasses: 0; expected at least 1
            {'classes': {'superclasses': ['a'], 'subclasses': 1.5}} | classes.subclasses: 1.5; expected a whole number of at least 1, or a fraction above 0.0 and up to 1.0
            {'classes': {'superclasses': ['a'], 'top': 3}} | classes: {superclasses: [a], top: 3}; expected superclasses and subclasses without top
            {'classes': {'subclasses': 3}} | classes: {subclasses: 3}; expected all,
            {'labels': 'coarse'}           | labels: coarse; expected fine, superclass, text or {wordnetDepth: d}
            {'labels': {'wordnetDepth': -1}} | labels.wordnetDepth: -1; expected at least 0
            {'balance': 'labels'}          | balance: labels; expected one of none, class, label
            {'replacement': true}          | replacement: true; expected false with images: all, which takes every image once
            {'replacement': 'yes', 'images': {'total': 3}} | replacement:
            """)
    void refusesInOneSentence(String json, String sentence) throws IOException {
        JsonNode whole = Json.events().readTree(json.replace('\'', '"'));
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        IOException.class,
                        e -> assertThat(JsonFault.of(e, whole).sentence())
                                .startsWith(sentence)
                                .hasLineCount(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'classes': {'tops': 3}}",
                "{'classes': {}}",
                "{'classes': {'superclasses': ['a'], 'top': 3}}",
                "{'classes': {'under': 'dog'}}",
                "{'labels': {'wordnetDepth': -1}}",
                "{'replacement': 'yes'}"
            })
    void theSchemaRefusesItToo(String json) throws IOException {
        assertThat(schema().validate(request(Json.events().readTree(json.replace('\'', '"')))))
                .isNotEmpty();
    }

    @Test
    void aFractionOfSubclassesIsAtLeastOneAndRounded() {
        assertThat(Subclasses.of(0.33).among(12)).isEqualTo(4);
        assertThat(Subclasses.of(0.67).among(12)).isEqualTo(8);
        assertThat(Subclasses.of(1.0).among(12)).isEqualTo(12);
        assertThat(Subclasses.of(0.01).among(12)).isEqualTo(1);
        assertThat(Subclasses.of(0.5).among(5)).isEqualTo(3);
        assertThat(Subclasses.of(1).among(12)).isEqualTo(1);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = VariantTest.class.getResourceAsStream("/schemas/request.v1.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Objects.requireNonNull(in));
        }
    }

    private static JsonNode request(JsonNode variant) throws IOException {
        JsonNode request = Json.events().readTree("""
                {"study": "s", "series": "a", "architecture": "x", "finetuning": {"task": "t", "recipe": "r"},
                 "pretraining": {"source": "s", "recipe": "r"}}""");
        ((ObjectNode) request.get("pretraining")).set("variant", variant);
        return request;
    }

    @Test
    void roundsAFractionAsItIsWrittenHalvesUp() {
        assertThat(new Subclasses.Share(0.145).among(100)).isEqualTo(15);
        assertThat(new Subclasses.Share(0.175).among(180)).isEqualTo(32);
        assertThat(new Subclasses.Share(0.036).among(375)).isEqualTo(14);
        assertThat(new Subclasses.Share(0.001).among(10)).isEqualTo(1);
        assertThat(new Subclasses.Share(0.33).among(12)).isEqualTo(4);
    }

    @Test
    void refusesNumbersOfImagesThatNoSourceHas() {
        assertThatThrownBy(() -> new ImageBudget.Total(Long.MAX_VALUE))
                .hasMessage("images.total: 9223372036854775807; expected a whole number from 1 to 1000000000000");
        assertThatThrownBy(() -> new ImageBudget.PerClass(Long.MAX_VALUE)).hasMessageStartingWith("images.perClass: ");
    }
}
