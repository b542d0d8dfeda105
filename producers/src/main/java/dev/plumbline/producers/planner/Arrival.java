package dev.plumbline.producers.planner;

import java.time.Instant;

/**
 * How an event came.
 *
 * @param offset in its topic
 * @param written the record's own time
 * @param now the planner's clock; while the log is replayed, {@code written}
 */
record Arrival(long offset, Instant written, Instant now) {}
