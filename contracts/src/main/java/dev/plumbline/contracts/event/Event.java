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

    /** The same, of an event whose topic writes it so: what is named by its content need not be written once more. */
    default String eventId(byte[] written) {
        return eventId();
    }
}
