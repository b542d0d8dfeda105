package dev.plumbline.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.plumbline.contracts.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A topic as a value: its name, what it holds, and how it is kept.
 *
 * @param type CloudEvents {@code type}, with its version, as {@code dev.plumbline.checkpoint.v1}
 * @param config the topic's settings where they differ from the broker's
 * @param strict people write it: an unknown or doubled field is refused
 */
public record Topic<V extends Event>(
        String name, Class<V> value, String type, int partitions, Map<String, String> config, boolean strict) {
    /** Compact JSON in UTF-8. */
    public byte[] encode(V event) {
        try {
            return Json.events().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + event, e);
        }
    }

    /** @throws MalformedEvent where the bytes are not such an event; the message names the field and its value */
    public V decode(byte @Nullable [] bytes) throws MalformedEvent {
        if (bytes == null) {
            throw new MalformedEvent(name, JsonFault.nothing(), null);
        }
        ObjectMapper mapper = strict ? Json.strict() : Json.events();
        try {
            V event = mapper.readValue(bytes, value);
            if (event == null) {
                throw new MalformedEvent(name, JsonFault.nothing(), null);
            }
            return event;
        } catch (IOException e) {
            throw new MalformedEvent(name, JsonFault.of(e, tree(bytes)), e);
        }
    }

    /**
     * As {@link #decode(byte[])}; of a record whose headers say its type, which is what says an event's version.
     *
     * @throws MalformedEvent also where that is another type, of the kind {@link JsonFault.Kind#UNKNOWN_VERSION} where it
     *     differs in the version alone
     */
    public V decode(Headers headers, byte @Nullable [] bytes) throws MalformedEvent {
        String said = CloudEvents.type(headers);
        if (said != null && !said.equals(type)) {
            throw new MalformedEvent(name, JsonFault.otherType(said, type), null);
        }
        return decode(bytes);
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return Json.events().readTree(bytes);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The record to send, with its CloudEvents headers (binary mode). */
    public ProducerRecord<byte[], byte[]> record(V event, String source, Instant at) {
        return record(event, encode(event), source, at);
    }

    /** The same event in bytes that were written before, such as a marker's. */
    public ProducerRecord<byte[], byte[]> record(V event, byte[] bytes, String source, Instant at) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(name, event.key().getBytes(StandardCharsets.UTF_8), bytes);
        CloudEvents.addTo(record.headers(), event.eventId(bytes), type, source, at);
        return record;
    }
}
