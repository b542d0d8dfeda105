package dev.plumbline.contracts.event;

/**
 * A record that travels in a topic. Its id derives from what it is about, never from measured values, times or hosts,
 * so that saying the same thing twice gives the same id.
 */
public interface Event {
    /** The topic's key. */
    String key();

    /** CloudEvents {@code id}. */
    String eventId();
}
