package dev.plumbline.analytics.stream;

/** Counts what became of the events that were read. */
@FunctionalInterface
public interface EventCounter {
    /** What became of an event. */
    enum Outcome {
        /** It took its place. */
        JOINED,
        /** It says what an earlier one said. */
        KNOWN,
        /** It is not the event that its topic promises. */
        MALFORMED
    }

    /** Counts one event of a topic. */
    void count(String topic, Outcome outcome);
}
