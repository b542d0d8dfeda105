package dev.plumbline.analytics.read;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.plumbline.contracts.Json;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes pages: {@code {"NAME": [...], "next": PLACE}}, and the address of the next one. */
final class Pages {
    private Pages() {}

    static Buffer json(Resource<?> resource, List<?> rows, @Nullable String next) throws IOException {
        ObjectWriter items =
                Json.events().writerFor(resource.type()).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * (rows.size() + 1));
        try (JsonGenerator json = Json.events().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart(resource.field());
            for (Object row : rows) {
                items.writeValue(json, row);
            }
            json.writeEndArray();
            if (next != null) {
                json.writeStringField("next", next);
            }
            json.writeEndObject();
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    /** The same query, from the next page on. */
    static String link(String path, @Nullable String query, String next) {
        Stream<String> kept = query == null
                ? Stream.of()
                : Arrays.stream(query.split("&", -1)).filter(part -> !part.isEmpty() && !part.startsWith("after="));
        String behind = "after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return "<" + path + "?" + Stream.concat(kept, Stream.of(behind)).collect(Collectors.joining("&"))
                + ">; rel=\"next\"";
    }
}
