package dev.plumbline.analytics.read;

import java.time.Instant;

/** Up to which event a past answer goes. */
sealed interface AsOf {
    /**
     * Up to the evaluation at this offset of the topic of evaluations, and the runs that were accepted by its time.
     *
     * @param offset included
     */
    record Offset(long offset) implements AsOf {
        @Override
        public String toString() {
            return Long.toString(offset);
        }
    }

    /**
     * Up to this time, by the records' timestamps.
     *
     * @param at included
     */
    record Time(Instant at) implements AsOf {
        @Override
        public String toString() {
            return at.toString();
        }
    }
}
