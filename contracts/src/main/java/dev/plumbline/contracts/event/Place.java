package dev.plumbline.contracts.event;

import dev.plumbline.contracts.Require;

/** Where a record lies in the log. */
public record Place(String topic, int partition, long offset) {
    public Place {
        Require.name("place.topic", topic);
        Require.atLeast("place.partition", partition, 0);
        Require.atLeast("place.offset", offset, 0);
    }

    /** As {@code topic-partition@offset}. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
