package dev.plumbline.analytics.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contracts.Json;
import org.jspecify.annotations.Nullable;

/** What a constant is called in JSON, and so in cells and parameters: what is read can be asked for. */
final class JsonName {
    private JsonName() {}

    static String of(@Nullable Object constant) {
        return Json.events().<JsonNode>valueToTree(constant).asText();
    }
}
