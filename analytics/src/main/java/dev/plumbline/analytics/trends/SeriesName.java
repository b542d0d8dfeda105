package dev.plumbline.analytics.trends;

/** A series in a figure. */
public record SeriesName(String figure, String series) {}
