package dev.plumbline.service.work;

import dev.plumbline.contracts.Topic;
import dev.plumbline.contracts.event.Event;
import dev.plumbline.service.Publisher;

/** What work came to: an event, its bytes, and the topic where it is said. */
public final class Result<V extends Event> {
    private final Topic<V> topic;
    private final V event;
    private final byte[] bytes;

    private Result(Topic<V> topic, V event, byte[] bytes) {
        this.topic = topic;
        this.event = event;
        this.bytes = bytes;
    }

    public static <V extends Event> Result<V> of(Topic<V> topic, V event) {
        return new Result<>(topic, event, topic.encode(event));
    }

    /** @param bytes of the event, as they were written before, in the store's marker */
    public static <V extends Event> Result<V> of(Topic<V> topic, V event, byte[] bytes) {
        return new Result<>(topic, event, bytes.clone());
    }

    public V event() {
        return event;
    }

    String topic() {
        return topic.name();
    }

    void publish(Publisher publisher) throws InterruptedException {
        publisher.publish(topic, event, bytes);
    }
}
