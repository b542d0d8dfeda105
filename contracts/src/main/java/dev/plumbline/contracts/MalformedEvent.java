package dev.plumbline.contracts;

import org.jspecify.annotations.Nullable;

/** Bytes that are not the event that their topic promises. The reader rejects the record and goes on. */
public final class MalformedEvent extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient JsonFault fault;

    MalformedEvent(String topic, JsonFault fault, @Nullable Throwable cause) {
        super(topic + ": " + fault.sentence(), cause);
        this.fault = fault;
    }

    public JsonFault fault() {
        return fault;
    }
}
