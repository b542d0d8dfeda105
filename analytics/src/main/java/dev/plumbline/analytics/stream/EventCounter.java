package dev.plumbline.analytics.stream;

import dev.plumbline.analytics.points.PointJoin;
import dev.plumbline.contracts.JsonFault;

/** Counts what became of the events that were read. */
public interface EventCounter {
    /** Counts one event of a topic that was understood. */
    void joined(String topic, PointJoin.Outcome outcome);

    /** Counts one record of a topic that was rejected. */
    void rejected(String topic, JsonFault.Kind fault);

    /** Says how many evaluations are kept for runs that were not accepted yet. */
    void waiting(int evaluations);
}
