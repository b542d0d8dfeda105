package dev.plumbline.analytics.stream;

/** Counts what became of the events that were read. */
@FunctionalInterface
public interface EventCounter {
    /** What became of an event. */
    enum Outcome {
        /** It took its place. */
        JOINED("joined"),
        /** It says what an earlier one said. */
        KNOWN("known"),
        /** It is not the event that its topic promises. */
        MALFORMED("malformed");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The name used in metrics. */
        public String label() {
            return label;
        }
    }

    /** Counts one event of a topic. */
    void count(String topic, Outcome outcome);
}
