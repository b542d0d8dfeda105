package dev.plumbline.analytics.comparison;

/**
 * How a quantity follows an ordered factor over the series of a study.
 *
 * @param factor {@code images} or {@code labels} of the pre-training
 */
public record FactorSlope(String task, String ood, String metric, Quantity quantity, String factor, Slope slope) {}
