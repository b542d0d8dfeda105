package dev.plumbline.analytics.statistics;

/** A 95 % interval, or why there is none. */
public sealed interface Interval {
    /** Both ends. */
    record Bounds(double lower, double upper) implements Interval {}

    /** No interval. */
    record None(String reason) implements Interval {}
}
