package dev.plumbline.analytics.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contracts.Json;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Records as canonical JSON, for the application's own topics and stores. */
final class JsonSerdes {
    private JsonSerdes() {}

    static <V> Serde<V> of(Class<V> type) {
        return Serdes.serdeFrom((topic, value) -> write(value), (topic, bytes) -> read(type, bytes));
    }

    private static byte @Nullable [] write(@Nullable Object value) {
        try {
            return value == null ? null : Json.canonical().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new SerializationException("cannot write " + value, e);
        }
    }

    private static <V> @Nullable V read(Class<V> type, byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : Json.events().readValue(bytes, type);
        } catch (IOException e) {
            throw new SerializationException("cannot read a " + type.getSimpleName(), e);
        }
    }
}
