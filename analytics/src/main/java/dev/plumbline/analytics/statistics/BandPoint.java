package dev.plumbline.analytics.statistics;

/** The line's height over one ID value, in the metric's own unit, and its pointwise interval. */
public record BandPoint(double id, double expected, Interval interval) {}
