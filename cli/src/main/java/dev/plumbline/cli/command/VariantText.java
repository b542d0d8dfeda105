package dev.plumbline.cli.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.plumbline.contracts.InvalidField;
import dev.plumbline.contracts.Json;
import dev.plumbline.contracts.JsonFault;
import dev.plumbline.contracts.variant.Variant;
import java.io.IOException;

/** A variant as an option's text, in JSON or YAML. */
final class VariantText {
    private static final ObjectMapper YAML = Json.common(YAMLMapper.builder())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private VariantText() {}

    /** @throws InvalidField that says in one sentence what the text should be */
    static Variant read(String text) throws IOException {
        JsonNode whole = null;
        try {
            whole = YAML.readTree(text);
            if (whole.isObject()) {
                return YAML.treeToValue(whole, Variant.class);
            }
        } catch (IOException e) {
            JsonFault fault = whole == null ? JsonFault.of(e) : JsonFault.of(e, whole);
            throw new IllegalArgumentException("--spec: " + fault.sentence(), e);
        }
        throw new InvalidField("--spec", text, "a variant, as {images: {total: 25000}, balance: class}");
    }
}
