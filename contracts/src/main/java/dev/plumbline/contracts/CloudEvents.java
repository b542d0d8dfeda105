package dev.plumbline.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary content mode: the attributes are headers, the value is the data alone. */
public final class CloudEvents {
    static final String TYPE = "ce_type";

    private CloudEvents() {}

    /** @param source the role that speaks, as {@code plumbline/trainer/worker-1} */
    public static void addTo(Headers headers, String id, String type, String source, Instant at) {
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id);
        add(headers, "ce_source", source);
        add(headers, "ce_time", at.toString());
        add(headers, "content-type", "application/json");
        add(headers, TYPE, type); // last, where a reader looks first
    }

    /** What the record says it is, as {@code dev.plumbline.checkpoint.v1}; null where it does not say. */
    static @Nullable String type(Headers headers) {
        Header type = headers.lastHeader(TYPE);
        return type == null || type.value() == null ? null : new String(type.value(), StandardCharsets.UTF_8);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
