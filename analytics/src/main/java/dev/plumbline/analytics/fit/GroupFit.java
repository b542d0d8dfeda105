package dev.plumbline.analytics.fit;

import dev.plumbline.analytics.statistics.Estimate;

/** The trend of one group of rows. */
public record GroupFit(String group, Estimate estimate) {}
